/** The digest: what feeds brought in a day or a week, as one page and as Markdown. Pure. */
import type { FeedId } from '../feeds/feed';
import type { InboxRow } from '../library/types';
import type { PaperDetails } from '../paper';
import { type PaperId, paperUrl } from '../paper-id';
import type { Rule, Verdict } from '../rules/rules';

export interface DigestPaper {
  readonly id: PaperId;
  readonly details: PaperDetails;
  readonly feeds: readonly FeedId[];
  /** Not seen yet. */
  readonly isNew: boolean;
  /** The rule that raised it. */
  readonly because?: Rule;
}

export interface Digest {
  /** Raised ones first, then as they came. */
  readonly papers: readonly DigestPaper[];
  readonly unseen: number;
  readonly raised: number;
  readonly muted: number;
}

/** Days in the user's clock: from the beginning of the one that `now` is in, `days` − 1 days back. ms since 1970. */
export function beginOf(days: number, now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - (days - 1)).getTime();
}

/** Makes a digest of what was brought. Muted papers are counted and left out. */
export function digestOf(
  rows: readonly InboxRow[],
  judge: (details: PaperDetails) => Verdict,
): Digest {
  const judged = rows.map((row) => ({ row, ...judge(row.details) }));
  const papers = judged
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank || a.row.at - b.row.at)
    .map(({ row: { id, details, feeds, waiting }, rank, because }) => ({
      id,
      details,
      feeds,
      isNew: waiting !== undefined,
      ...(rank === 2 && because && { because }),
    }));
  return {
    papers,
    unseen: papers.filter(({ isNew }) => isNew).length,
    raised: papers.filter(({ because }) => because !== undefined).length,
    muted: judged.length - papers.length,
  };
}

/** What a digest says beside its papers, in the user's language. */
export interface DigestWords {
  readonly title: string;
  readonly counts: string;
  because(rule: Rule): string;
}

/** The digest as Markdown (CommonMark): a heading, and a list of linked titles with authors. */
export function markdownOf({ papers }: Digest, words: DigestWords): string {
  const lines = papers.map(({ id, details, because }) => {
    const { authors = [], authorCount = authors.length } = details;
    const some = authors.slice(0, 3).join(', ');
    const by = some && authorCount > 3 ? `${some} …` : some;
    const facts = [by, because ? words.because(because) : ''].filter(Boolean).map(escaped);
    const title = `[${escaped(details.title)}](<${paperUrl(id)}>)`;
    return `- ${[title, ...facts].join(' – ')}`;
  });
  return [`# ${escaped(words.title)}`, '', escaped(words.counts), '', ...lines, ''].join('\n');
}

/** Text in which nothing is markup: what feeds say is text, whatever characters stand in it. */
const escaped = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~&$-]/g, '\\$&');
