/** One check of one feed: asks politely, reads the answers, and hands over all of it or what went wrong. */

import {
  eachOnce,
  type FeedId,
  type FeedPaper,
  type FeedRequest,
  NoFeed,
  type Source,
} from '../feeds/feed';
import type { FeedRow, Validator } from '../library/inbox-rows';
import { type AskNeeds, ask, Failed, longestWait } from './ask';

export interface CheckNeeds extends AskNeeds {
  /** 0 to 1, for what is to happen at no exact moment. */
  random(): number;
  sourceOf(id: FeedId): Source;
}

/** What a check came to. */
export interface Checked {
  /** How it went, to be kept together with the papers. */
  readonly row: FeedRow;
  readonly papers: readonly FeedPaper[];
}

/** No more requests than this in one check. */
const requestLimit = 40;
/** The first wait after a failure, ms. Doubled with each failure, up to the longest. */
const firstWait = 5 * 60_000;
/** What is still that of the day before is asked for again after this long, ms. */
const hour = 60 * 60_000;

/**
 * Checks a feed. Never rejects: what went wrong is in the row, and what was read until then is handed over. Only after
 * a whole check are the server's validators kept, so what was not handed over is asked for again.
 */
export async function checkFeed(needs: CheckNeeds, before: FeedRow): Promise<Checked> {
  const { id } = before;
  const started = needs.now();
  const papers: FeedPaper[] = [];
  const validators: Record<string, Validator> = {};
  let title: string | undefined;
  let isEarly = false;
  try {
    const source = needs.sourceOf(id);
    const waiting: FeedRequest[] = [...source.requests(started, before.good)];
    for (let asked = 0; waiting.length > 0 && asked < requestLimit; asked++) {
      const request = waiting.shift() as FeedRequest;
      const part = await ask(needs, request, before.validators?.[request.url], validators);
      if (!part) continue;
      papers.push(...part.papers);
      title ??= part.title;
      isEarly ||= part.early === true;
      // The rest of a day before the day before it.
      if (part.next) waiting.unshift(part.next);
    }
    const due = isEarly ? started + hour : source.next(started);
    const next = due + Math.round(needs.random() * firstWait);
    const row = { id, checked: started, next, failures: 0, validators };
    const good = isEarly ? before.good : started;
    const told = named(good === undefined ? row : { ...row, good }, title ?? before.title);
    return { papers: eachOnce(papers), row: told };
  } catch (error) {
    const { why, says, after } = failureOf(error);
    const failures = before.failures + 1;
    const wait = Math.min(longestWait, firstWait * 2 ** Math.min(failures - 1, 20));
    // Between half and one and a half of it: whoever failed together need not come back together.
    const next = needs.now() + Math.max(after, Math.round(wait * (0.5 + needs.random())));
    const { says: _, ...rest } = before;
    const row = { ...rest, checked: started, next, failures, failure: why };
    return {
      papers: eachOnce(papers),
      row: named(says ? { ...row, says } : row, title ?? before.title),
    };
  }
}

const named = (row: FeedRow, title: string | undefined): FeedRow =>
  title === undefined ? row : { ...row, title };

function failureOf(error: unknown): Failed {
  if (error instanceof Failed) return error;
  if (error instanceof NoFeed) return new Failed('no feed', error.reason);
  return new Failed('no answer');
}
