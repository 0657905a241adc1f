/** A server that lies: answers by address, checked as the worker checks, and what became of it. */

import type { CheckNeeds } from '../../../utils/checks/check';
import { checkFeed } from '../../../utils/checks/check';
import { unchecked } from '../../../utils/checks/schedule';
import { sourceOf } from '../../../utils/checks/sources';
import type { FeedId } from '../../../utils/feeds/feed';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';

export interface Told {
  readonly body?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}
export type Server = (url: URL, headers: Headers) => Told | string;

/** The checks of one feed, one after the other, each by its own clock; what they brought is kept as an inbox keeps it. */
export function follow(id: FeedId) {
  let row: FeedRow = unchecked(id);
  const inbox = new Map<string, string>();
  const asked: URL[] = [];
  return {
    inbox,
    asked,
    row: () => row,
    ids: () => [...inbox.keys()].map((each) => each.replace(/^(?:arxiv|doi):/, '')).toSorted(),
    async check(now: number, server: Server, more: Partial<CheckNeeds> = {}): Promise<FeedRow> {
      asked.length = 0;
      const checked = await checkFeed(
        {
          async fetch(address, init) {
            const url = new URL(address);
            asked.push(url);
            const told = server(url, new Headers(init.headers));
            const {
              body = '',
              status = 200,
              headers = {},
            } = typeof told === 'string' ? { body: told } : told;
            return new Response(status === 304 ? null : body, { status, headers });
          },
          now: () => now,
          random: () => 0.5,
          sourceOf,
          turn: async () => undefined,
          isAllowed: () => true,
          mayAsk: async () => true,
          ...more,
        },
        row,
      );
      row = checked.row;
      for (const { id: paper, details } of checked.papers) inbox.set(paper, details.title);
      return row;
    },
  };
}

/** "not believed: stale", "no feed: broken", "good". */
export const outcome = ({ failure, says, failures }: FeedRow): string =>
  failures === 0 ? 'good' : [failure, says].filter(Boolean).join(': ');
