/** Rules: what the user wants raised or muted, by what a listing or a feed tells of a paper. Pure. */
import type { PaperDetails } from '../paper/details-schema';
import type { RuleKind } from './rule-kinds';
import type { Rule } from './rules-schema';

/** What the user's rules make of a paper: 0 muted, 1 as it is, 2 raised. */
export type Rank = 0 | 1 | 2;

/** What the rules make of a paper, and which of them decided. */
export interface Verdict {
  readonly rank: Rank;
  readonly because?: Rule;
}

/**
 * What is compared: neither case nor accents nor the forms of characters (ligatures, dashes, apostrophes, what only
 * says where a line may break) matter, and white space is folded. Marks that make another letter (が, कि) stay.
 */
export const plain = (text: string): string =>
  (/^[ -~]*$/.test(text) ? text.toLowerCase() : plainLetters(text)).replace(/\s+/g, ' ').trim();

const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/g, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    // There and back: of `ß` and `SS`, of `ς` and `σ` one is left.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');

/**
 * Makes what judges papers. What one rule raises is raised, whatever mutes it: to miss what one looks for is worse than
 * to see what one does not. Of several rules the first one counts.
 */
export function createJudge(rules: readonly Rule[]): (details: PaperDetails) => Verdict {
  const tests = rules.map((rule) => ({ rule, matches: testOf(rule) }));
  const raising = tests.filter(({ rule }) => rule.does === 'raise');
  const muting = tests.filter(({ rule }) => rule.does === 'mute');
  return (details) => {
    const texts = textsOf(details);
    const raised = raising.find(({ matches }) => matches(texts, details));
    if (raised) return { rank: 2, because: raised.rule };
    const muted = muting.find(({ matches }) => matches(texts, details));
    return muted ? { rank: 0, because: muted.rule } : { rank: 1 };
  };
}

/** The texts that rules search, made plain when one first asks: hundreds of rules may. */
type Texts = Readonly<Record<Exclude<RuleKind, 'upvotes'>, () => readonly string[]>>;
type Test = (texts: Texts, details: PaperDetails) => boolean;

function textsOf(details: PaperDetails): Texts {
  const {
    title,
    abstract = '',
    authors = [],
    organisation,
    subjects = [],
    keywords = [],
  } = details;
  return {
    words: once(() => [title, abstract].map(plain)),
    author: once(() => authors.flatMap(bothWays)),
    organisation: once(() =>
      organisation ? [organisation.name, organisation.slug].map(plain) : [],
    ),
    subject: once(() => [...subjects, ...keywords].map(plain)),
  };
}

/** "Erdős, Paul" is found by "Paul Erdős", too, and "Example, Jr." is the same as "Example Jr.". */
function bothWays(author: string): string[] {
  const name = plain(author).replace(/, (?=(?:[js]r\.?|i{2,3}|iv)$)/, ' ');
  const [family, given, ...more] = name.split(', ');
  return family && given && more.length === 0 ? [name, `${given} ${family}`] : [name];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function testOf({ does, by, value }: Rule): Test {
  const wanted = plain(value);
  if (!wanted) return () => false;
  if (by === 'upvotes') {
    const least = Number(wanted);
    // To mute what many like would be no use to anybody: what has fewer is muted.
    return (_, { upvotes }) =>
      upvotes !== undefined && (does === 'raise' ? upvotes >= least : upvotes < least);
  }
  return (texts) => texts[by]().some((text) => holds(text, wanted));
}

/** Whether a text holds words whole: `art` is no part of `smart`. Scripts without spaces are searched as they are. */
function holds(text: string, wanted: string): boolean {
  const [first, last] = [after(wanted, 0), before(wanted, wanted.length)];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (isEdge(before(text, at), first) && isEdge(last, after(text, at + wanted.length)))
      return true;
  }
  return false;
}

/** The character that begins or ends at a place of a text; a space where none does. */
const after = (text: string, at: number): string =>
  String.fromCodePoint(text.codePointAt(at) ?? 32);
const before = (text: string, end: number): string =>
  [...text.slice(Math.max(0, end - 2), end)].at(-1) ?? ' ';

/** Whether a word may end between two characters. */
const isEdge = (a: string, b: string): boolean =>
  !(letter.test(a) && letter.test(b)) || unspaced.test(a) || unspaced.test(b);

const letter = /[\p{L}\p{M}\p{N}]/u;
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/u;
