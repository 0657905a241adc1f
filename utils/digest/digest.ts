/** The digest: what feeds brought in a day or a week, as one page and as Markdown. Pure. */
import type { FeedId } from '../feeds/feed';
import type { InboxRow } from '../library/inbox/inbox-rows';
import type { PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { Verdict } from '../rules/rules';
import type { Rule } from '../rules/rules-schema';
import { paperUrl } from '../sites/sites';
import { escaped } from './markdown';

export interface DigestPaper {
  readonly id: PaperId;
  readonly details: PaperDetails;
  readonly feeds: readonly FeedId[];
  /** Not seen yet. */
  readonly isNew: boolean;
  /** The rule that raised or muted it. */
  readonly because?: Rule;
}

export interface Digest {
  /** Raised ones first, then as they came. */
  readonly papers: readonly DigestPaper[];
  /** Muted papers, in the order in which they came. */
  readonly folded: readonly DigestPaper[];
  readonly unseen: number;
  readonly raised: number;
  readonly muted: number;
}

/** Papers listed together: those that one feed brought, or, without a feed, those that rules raised. */
export interface DigestGroup {
  readonly feed?: FeedId;
  readonly papers: readonly DigestPaper[];
}

/** Makes a digest of what was brought. Muted papers are kept apart. */
export function digestOf(
  rows: readonly InboxRow[],
  judge: (details: PaperDetails) => Verdict,
): Digest {
  const judged = rows
    .map((row) => ({ row, ...judge(row.details) }))
    .toSorted((a, b) => b.rank - a.rank || a.row.at - b.row.at);
  const [papers, folded] = [
    judged.filter(({ rank }) => rank > 0).map(paperOf),
    judged.filter(({ rank }) => rank === 0).map(paperOf),
  ];
  return {
    papers,
    folded,
    unseen: papers.filter(({ isNew }) => isNew).length,
    raised: papers.filter(({ because }) => because !== undefined).length,
    muted: folded.length,
  };
}

const paperOf = ({ row, rank, because }: Verdict & { row: InboxRow }): DigestPaper => ({
  id: row.id,
  details: row.details,
  feeds: row.feeds,
  isNew: row.waiting !== undefined,
  ...(rank !== 1 && because && { because }),
});

/** The papers of a digest: the raised ones, then by the feed that brought them first, in the user's order of feeds. */
export function groupsOf({ papers }: Digest, feeds: readonly FeedId[]): DigestGroup[] {
  const raised = papers.filter(({ because }) => because !== undefined);
  const others = papers.filter(({ because }) => because === undefined);
  const rankOf = (feed: FeedId) => (feeds.includes(feed) ? feeds.indexOf(feed) : feeds.length);
  const byFeed = [...Map.groupBy(others, (paper) => paper.feeds[0] as FeedId)]
    .toSorted(([a], [b]) => rankOf(a) - rankOf(b))
    .map(([feed, own]) => ({ feed, papers: own }));
  return raised.length > 0 ? [{ papers: raised }, ...byFeed] : byFeed;
}

/** The address of a paper, on the site whose feed brought it. */
export const addressOf = ({ id, feeds }: DigestPaper): string => paperUrl(id, feeds[0]);

/** The text of a digest besides its papers, in the user's language. */
export interface DigestWords {
  readonly title: string;
  readonly counts: string;
  heading(group: DigestGroup): string;
  because(rule: Rule): string;
}

/** A digest as Markdown (CommonMark): headings, and lists of linked titles with authors. */
export function markdownOf(groups: readonly DigestGroup[], words: DigestWords): string {
  const parts = groups.map((group) => {
    const list = group.papers.map((paper) => `- ${entryOf(paper, words)}`);
    // A single group needs no heading.
    return groups.length > 1 ? [`## ${escaped(words.heading(group))}`, '', ...list] : list;
  });
  const lines = parts.flatMap((part) => [...part, '']);
  return [`# ${escaped(words.title)}`, '', escaped(words.counts), '', ...lines].join('\n');
}

function entryOf(paper: DigestPaper, words: DigestWords): string {
  const { authors = [], authorCount = authors.length } = paper.details;
  const some = authors.slice(0, 3).join(', ');
  const by = some && authorCount > 3 ? `${some} …` : some;
  const because = paper.because && words.because(paper.because);
  const facts = [by, because].flatMap((fact) => (fact ? escaped(fact) : []));
  return [`[${escaped(paper.details.title)}](<${addressOf(paper)}>)`, ...facts].join(' – ');
}
