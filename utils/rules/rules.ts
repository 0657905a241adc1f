/** Rules: what the user wants raised or muted, by the details that a listing or a feed gives. Pure. */
import type { PaperDetails } from '../paper/details/details-schema';
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
 * The form in which texts are compared: ignores case, accents and forms of characters (ligatures, dashes, apostrophes,
 * optional line breaks), and folds white space. Marks that make another letter (が, कि) stay.
 */
export const plain = (text: string): string =>
  (/^[ -~]*$/.test(text) ? text.toLowerCase() : plainLetters(text)).replace(/\s+/g, ' ').trim();

const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/g, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    // To upper case and back, so that `ß` equals `SS`, and `ς` equals `σ`.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');

/**
 * Makes the function that judges papers. A paper that any rule raises is raised, even if others mute it: missing a
 * wanted paper is worse than seeing an unwanted one. Of several such rules, the first one counts.
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

/** The texts that rules search, made plain at the first use, as hundreds of rules may search them. */
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
    // Muting popular papers would be useless, so papers with fewer upvotes are muted.
    return (_, { upvotes }) =>
      upvotes !== undefined && (does === 'raise' ? upvotes >= least : upvotes < least);
  }
  return (texts) => texts[by]().some((text) => holds(text, wanted));
}

/** Whether a text holds whole words: `art` isn't found in `smart`. In scripts without spaces, any match counts. */
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
