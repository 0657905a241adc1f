/** The papers, feeds and rules that the states of our own pages show. */
import type { FeedRow, InboxRow } from '../../../utils/library/inbox/inbox-rows.ts';
import type { PaperId } from '../../../utils/paper/ids/paper-id.ts';
import type { Settings } from '../../../utils/settings/settings-schema.ts';
import { demoPapers } from '../../pages/demo/papers.ts';
import type { GivenPaper } from './fill.ts';

/** 300 characters, most of them without a place to break. */
export const longTitle =
  `Long: ${'Reinforcement-Learning-from-Verifiable-Rewards_'.repeat(5)}${'and so on '.repeat(6)}`
    .padEnd(300, '!')
    .slice(0, 300);

/** With formulas, one of them taller than a line. */
const withMaths =
  'Sampling $\\alpha$-stable trees in $O(\\sqrt{n} \\log n)$: a $\\Theta(n^{2/3})$ bound, with $\\frac{1}{2}$ to spare';

const abstract =
  'We study how readers keep up with new papers. A list that knows what was seen takes half of the time of one that does ' +
  'not, and nothing is read twice, in $\\sum_{i=1}^{n} x_i \\le 2^{-n}$ steps. We describe the list, measure it on four sites, and publish all data.';

const paper = (n: number, id: string, title = demoPapers[n]?.title ?? id): GivenPaper => ({
  id: id as PaperId,
  details: {
    title,
    authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'],
    authorCount: 3,
    upvotes: 10 * n,
    publishedOn: '2026-06-03',
    ...(n % 2 === 0 && { abstract }),
  },
});

export const queued: readonly GivenPaper[] = [
  paper(0, 'arxiv:2606.00001'),
  paper(1, 'arxiv:2606.00002', longTitle),
  paper(2, 'arxiv:2606.00003', withMaths),
  ...[3, 4, 5, 6, 7].map((n) => paper(n, `arxiv:2606.0000${n + 1}`)),
];

/** That many papers, to fill a queue. */
export const manyPapers = (count: number): GivenPaper[] =>
  Array.from({ length: count }, (_, n) => paper(0, `arxiv:2605.${10_000 + n}`, `Paper ${n + 1}`));

const nature = 'rss:https://www.nature.com/nthings.rss' as const;
const minute = 60_000;
const day = 24 * 60 * minute;

/** 62 papers of three feeds, from now and yesterday. */
export const brought = (now: number): InboxRow[] =>
  Array.from({ length: 62 }, (_, n) => {
    const { id, details } = paper(
      n % 31,
      `arxiv:2607.${10_000 + n}`,
      n === 3 ? longTitle : n === 2 ? withMaths : undefined,
    );
    const feeds =
      n < 9
        ? ['huggingface:daily']
        : n < 14
          ? [nature, 'huggingface:daily']
          : ['arxiv:category/cs.CL'];
    const at = n < 30 ? now - minute : now - day;
    const rank = /diffusion/i.test(details.title) ? 2 : n % 12 === 11 ? 0 : 1;
    return { id, details, feeds: feeds as InboxRow['feeds'], at, waiting: at, rank };
  });

export const checks = (now: number): FeedRow[] => [
  {
    id: 'huggingface:daily',
    checked: now - minute,
    good: now - minute,
    next: now + day,
    failures: 0,
  },
  { id: nature, title: 'Nature Things', checked: now, good: now, next: now + day, failures: 0 },
  {
    ...{ id: 'arxiv:category/cs.CL', checked: now, good: now - 3 * day, next: now + day },
    ...{ failures: 5, failure: 'busy', says: '503' },
  },
];

export const chosen: Partial<Settings> = {
  feeds: ['huggingface:daily', nature, 'arxiv:category/cs.CL'],
  rules: [
    { does: 'raise', by: 'words', value: 'diffusion' },
    { does: 'mute', by: 'upvotes', value: '5' },
  ],
};
