/**
 * What a user types, read into terms that must all hold: words as prefixes, `"a phrase"`, `-word`, `tag:`, `author:`,
 * `org:`, `site:`, `year:2024..2026`, `is:queued`, `before:` and `after:` a day on which a paper was marked. What can't
 * be read is searched as plain words, and named in `unread`.
 */
import { paperId } from '../../paper/addresses/from-text';
import { markNames } from '../../paper/state/marks';
import { fold } from './fold';

/** What a paper can be asked to be. */
export const qualities = [...markNames, 'noted', 'tagged'] as const;
export type Quality = (typeof qualities)[number];

/** The parts of a paper's text that a word can be asked for in. */
const textFields = ['tag', 'author', 'org'] as const;
export type TextField = (typeof textFields)[number];

/** A part of a query. A term that is `not` must not hold. */
export type Term = {
  readonly not: boolean;
  /** Where the query says it: from this character to before that one. */
  readonly from: number;
  readonly to: number;
} & Condition;

export type Condition =
  /** `text` is folded: it is looked for in `words` of a row. Nothing of `field`: anywhere. */
  | { readonly kind: 'words'; readonly text: string; readonly field?: TextField }
  | { readonly kind: 'site'; readonly name: string }
  /** Both years count. */
  | { readonly kind: 'year'; readonly first: number; readonly last: number }
  | { readonly kind: 'is'; readonly quality: Quality }
  /** Last marked from `since` on and before `until`, ms since 1970. */
  | { readonly kind: 'marked'; readonly since: number; readonly until: number };

export interface Query {
  readonly terms: readonly Term[];
  /** The parts that couldn't be read, as they were typed. */
  readonly unread: readonly string[];
}

/** More terms than this aren't read: no query that a person types has as many. */
export const termLimit = 50;
/** Of a longer query only the beginning is read. */
export const queryLimit = 2_000;

/** `-tag:"two words"`: at each place, at most one of the parts can begin, so this takes linear time. */
const part =
  /(?<not>-?)(?:(?<key>[a-z]{2,6}):)?(?:["“”](?<quoted>[^"“”]*)(?<end>["“”]?)|(?<bare>[^\s"“”]*))/giu;

export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  const unread: string[] = [];
  const known = new Set<string>();
  const typed = text.slice(0, queryLimit).toWellFormed();
  if (text.length > queryLimit) unread.push('…');
  for (const found of typed.matchAll(part)) {
    const [all] = found;
    if (all === '') continue;
    const { not = '', key = '', quoted, end, bare } = found.groups ?? {};
    const value = quoted ?? bare ?? '';
    const name = key.toLowerCase();
    const isClosed = end !== undefined && end !== '';
    const read = isKey(name) ? keyed(name, value, isClosed) : undefined;
    if (isKey(name) && !read) unread.push(all);
    const plain = key === '' ? value : `${key}:${value}`;
    const conditions = read ? [read] : plainWords(plain, isClosed);
    for (const condition of conditions) {
      const term: Term = {
        not: not === '-',
        from: found.index,
        to: found.index + all.length,
        ...condition,
      };
      const same = JSON.stringify({ ...term, from: 0, to: 0 });
      if (known.has(same)) continue;
      known.add(same);
      if (terms.length < termLimit) terms.push(term);
    }
  }
  if (known.size > termLimit) unread.push('…');
  return { terms, unread };
}

type Key = TextField | 'site' | 'year' | 'is' | 'before' | 'after';
const keys: ReadonlySet<string> = new Set<Key>([
  ...textFields,
  'site',
  'year',
  'is',
  'before',
  'after',
]);
const isKey = (name: string): name is Key => keys.has(name);

/** A word of a query: one that is no phrase matches the beginning of words. */
function plainWords(text: string, isPhrase: boolean): Condition[] {
  const words = fold(paperId(text.trim()) ?? text);
  return words === ' ' ? [] : [{ kind: 'words', text: isPhrase ? words : words.trimEnd() }];
}

/** What `key:value` asks for; nothing if it can't be read. */
function keyed(key: Key, value: string, isWhole: boolean): Condition | undefined {
  switch (key) {
    case 'tag':
    case 'author':
    case 'org': {
      const words = fold(value);
      if (words === ' ') return undefined;
      return { kind: 'words', field: key, text: isWhole ? words : words.trimEnd() };
    }
    case 'site':
      return /^[a-z0-9-]+$/i.test(value) ? { kind: 'site', name: value.toLowerCase() } : undefined;
    case 'is': {
      const quality = qualities.find((each) => each === value.toLowerCase());
      return quality && { kind: 'is', quality };
    }
    case 'year': {
      const [, first, dots, last] = /^(\d{4})?(\.\.)?(\d{4})?$/.exec(value) ?? [];
      if (first === undefined && last === undefined) return undefined;
      if (first !== undefined && last !== undefined && dots === undefined) return undefined;
      const begin = first ?? '0';
      return { kind: 'year', first: Number(begin), last: Number(last ?? (dots ? '9999' : begin)) };
    }
    case 'before':
    case 'after': {
      const day = dayOf(value);
      if (!day) return undefined;
      return key === 'before'
        ? { kind: 'marked', since: 0, until: day.begin }
        : { kind: 'marked', since: day.end, until: Number.POSITIVE_INFINITY };
    }
  }
}

/** `2026-03-04`, `2026-03` or `2026`: when it begins and ends by the user's clock, ms since 1970. */
function dayOf(text: string): { begin: number; end: number } | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month ?? '01') - 1, Number(day ?? '01')];
  const begin = new Date(y, m, d);
  if (begin.getMonth() !== m || begin.getDate() !== d) return undefined;
  const end = new Date(y + (month ? 0 : 1), m + (month && !day ? 1 : 0), d + (day ? 1 : 0));
  return { begin: begin.getTime(), end: end.getTime() };
}

/** A query without one of its terms. */
export const withoutTerm = (text: string, { from, to }: Term): string =>
  `${text.slice(0, from)}${text.slice(to)}`.replace(/\s+/g, ' ').trim();
