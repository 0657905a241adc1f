/** Rules: what the user wants raised or muted, by what a listing or a feed tells of a paper. Pure. */
import type { Rank } from '../library/types';
import type { PaperDetails } from '../paper';

/** By what a rule goes. `words`: a word or phrase of title or abstract. */
export const ruleKinds = ['words', 'author', 'organisation', 'subject', 'upvotes'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** Rules longer than this, and more than so many, are refused. */
export const ruleLength = 200;
export const ruleLimit = 200;

export interface Rule {
  readonly does: 'raise' | 'mute';
  readonly by: RuleKind;
  /** What is looked for; of `upvotes` the least number, in digits. */
  readonly value: string;
}

/** What the rules make of a paper, and which of them decided. */
export interface Verdict {
  readonly rank: Rank;
  readonly because?: Rule;
}

/** What is compared: neither case nor accents nor the forms of characters matter, and white space is folded. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Makes what judges papers. What one rule raises is raised, whatever mutes it: to miss what one looks for is worse than
 * to see what one does not. Of several rules the first one counts.
 */
export function createJudge(rules: readonly Rule[]): (details: PaperDetails) => Verdict {
  const tests = rules.map((rule) => ({ rule, matches: testOf(rule) }));
  const raising = tests.filter(({ rule }) => rule.does === 'raise');
  const muting = tests.filter(({ rule }) => rule.does === 'mute');
  return (details) => {
    const raised = raising.find(({ matches }) => matches(details));
    if (raised) return { rank: 2, because: raised.rule };
    const muted = muting.find(({ matches }) => matches(details));
    return muted ? { rank: 0, because: muted.rule } : { rank: 1 };
  };
}

function testOf({ by, value }: Rule): (details: PaperDetails) => boolean {
  const wanted = plain(value);
  if (!wanted) return () => false;
  switch (by) {
    case 'words':
      return ({ title, abstract = '' }) => holds(title, wanted) || holds(abstract, wanted);
    case 'author':
      return ({ authors = [] }) => authors.some((author) => holds(author, wanted));
    case 'organisation':
      return ({ organisation }) =>
        organisation !== undefined &&
        (holds(organisation.name, wanted) || plain(organisation.slug) === wanted);
    case 'subject':
      return ({ subjects = [], keywords = [] }) =>
        [...subjects, ...keywords].some((subject) => holds(subject, wanted));
    case 'upvotes': {
      const least = Number(wanted);
      return ({ upvotes }) => upvotes !== undefined && upvotes >= least;
    }
  }
}

/** Whether a text holds words whole: `art` is no part of `smart`. Scripts without spaces are searched as they are. */
function holds(text: string, wanted: string): boolean {
  const all = plain(text);
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    const [before, after] = [all.slice(0, at), all.slice(at + wanted.length)];
    if (isEdge(last(before), first(wanted)) && isEdge(last(wanted), first(after))) return true;
  }
  return false;
}

const first = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32);
const last = (text: string): string => [...text.slice(-2)].at(-1) ?? ' ';

/** Whether a word may end between two characters. */
const isEdge = (a: string, b: string): boolean =>
  !(/[\p{L}\p{N}]/u.test(a) && /[\p{L}\p{N}]/u.test(b)) || unspaced.test(a) || unspaced.test(b);

const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/u;
