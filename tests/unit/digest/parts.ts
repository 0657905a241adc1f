import { createDigestModel, type DigestNeeds } from '../../../components/digest/digest-model';
import type { FeedId } from '../../../utils/feeds/feed';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { createJudge } from '../../../utils/rules/rules';
import type { Rule } from '../../../utils/rules/rules-schema';
import { defaultSettings } from '../../../utils/settings/settings';
import { see } from '../library/set-up';
import { paper } from '../make';
import { english } from '../popup/english';
import { createLibraryDesk, NoSpace } from '../popup/library-desk';

export const daily: FeedId = 'huggingface:daily';
export const category: FeedId = 'arxiv:category/cs.CL';
export const journal: FeedId = 'rss:https://www.nature.com/nature.rss';
export const rules: readonly Rule[] = [
  { does: 'raise', by: 'words', value: 'diffusion' },
  { does: 'mute', by: 'words', value: 'survey' },
];
export const hour = 3_600_000;
export const day = 24 * hour;
/** Noon: some hours to either side are the same day. */
export const now = new Date(2026, 5, 3, 12).getTime();

/** A digest over a real library, and what happens around it. */
export function setUp(more: Partial<DigestNeeds> = {}) {
  const fake = createLibraryDesk();
  const told = new Set<() => void>();
  const needs = {
    now,
    settings: { ...defaultSettings, rules, feeds: [daily, category, journal] },
  };
  const copies: string[] = [];
  const failures: unknown[] = [];
  const model = createDigestModel({
    desk: fake.desk,
    words: english,
    isNotStored: (error) => error instanceof NoSpace,
    settings: async () => needs.settings,
    onSettings(listener) {
      told.add(listener);
      return () => told.delete(listener);
    },
    now: () => needs.now,
    copy: async (text) => void copies.push(text),
    report: (_, cause) => void failures.push(cause),
    ...more,
  });
  const bring = (
    id: FeedId,
    papers: Readonly<Record<number, string | PaperDetails>>,
    at = now,
    row: Partial<FeedRow> = {},
  ) =>
    fake.library.bringIn(
      { id, next: 0, failures: 0, ...row },
      Object.entries(papers).map(([n, told]) => {
        const details = typeof told === 'string' ? { title: told } : told;
        return { id: paper(Number(n)), details, rank: createJudge(rules)(details).rank };
      }),
      at,
    );
  return {
    fake,
    model,
    needs,
    copies,
    failures,
    bring,
    tellSettings: () => {
      for (const listener of told) listener();
    },
    /** Another context did something that is not of these papers: a feed was checked. */
    tellChange: () => fake.elsewhere(see(true, [99_999])),
  };
}
export type Parts = ReturnType<typeof setUp>;
