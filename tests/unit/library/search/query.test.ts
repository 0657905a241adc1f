import { describe, expect, it } from 'vitest';
import { parseQuery, termLimit, withoutTerm } from '../../../../utils/library/search/query';

/** What a query means, without where its parts stand. */
const read = (text: string) => parseQuery(text).terms.map(({ from, to, ...term }) => term);
const words = (text: string, more: object = {}) => ({ kind: 'words', not: false, text, ...more });

describe('a query', () => {
  it.each([
    ['', []],
    ['two Words', [words(' two'), words(' words')]],
    ['same SAME', [words(' same')]],
    ['"a phrase"', [words(' a phrase ')]],
    ['“typed so far', [words(' typed so far')]],
    ['self-attention -image', [words(' self attention'), words(' image', { not: true })]],
    ['-"two words"', [words(' two words ', { not: true })]],
    [
      'tag:Later author:"Ines Okoro" -org:acme',
      [
        words(' later', { field: 'tag' }),
        words(' ines okoro ', { field: 'author' }),
        words(' acme', { field: 'org', not: true }),
      ],
    ],
    ['site:arXiv', [{ kind: 'site', not: false, name: 'arxiv' }]],
    ['year:2024', [{ kind: 'year', not: false, first: 2024, last: 2024 }]],
    ['year:2024..2026', [{ kind: 'year', not: false, first: 2024, last: 2026 }]],
    ['year:2024..', [{ kind: 'year', not: false, first: 2024, last: 9999 }]],
    ['year:..2024', [{ kind: 'year', not: false, first: 0, last: 2024 }]],
    ['IS:queued', [{ kind: 'is', not: false, quality: 'queued' }]],
    ['BERT: pre', [words(' bert'), words(' pre')]],
    ['http:x', [words(' http x')]],
    ['https://arxiv.org/abs/2603.03283v2', [words(' arxiv 2603 03283')]],
    ['2603.03283v1', [words(' arxiv 2603 03283')]],
    ['深度', [words(' 深 度')]],
    ['.* (a|b)+ [', [words(' a b')]],
    ['- -- " "" : ::', []],
  ])('%s', (text, terms) => {
    expect(parseQuery(text).unread).toEqual([]);
    expect(read(text)).toEqual(terms);
  });

  it('takes days by the clock of the user', () => {
    const since = (y: number, m: number, d: number) => new Date(y, m, d).getTime();
    expect(read('before:2026-03-04')).toMatchObject([{ since: 0, until: since(2026, 2, 4) }]);
    expect(read('after:2026-03-04')).toMatchObject([{ since: since(2026, 2, 5) }]);
    expect(read('after:2026-02')).toMatchObject([{ since: since(2026, 2, 1) }]);
    expect(read('after:2025')).toMatchObject([{ since: since(2026, 0, 1) }]);
  });

  it.each([
    'is:funny',
    'year:soon',
    'year:20242026',
    'before:tomorrow',
    'after:2026-02-31',
    'tag:',
    'site:a/b',
  ])('says that it can’t read %s, and searches its words', (text) => {
    const { terms, unread } = parseQuery(`x ${text}`);
    expect(unread).toEqual([text]);
    expect(terms.every(({ kind }) => kind === 'words')).toBe(true);
    expect(terms.length).toBeGreaterThan(0);
  });

  it('reads the beginning of one that is far too long, and says so', () => {
    const many = parseQuery(Array.from({ length: 5_000 }, (_, n) => `w${n}`).join(' '));
    expect(many.terms).toHaveLength(termLimit);
    expect(many.unread).toContain('…');
    for (const text of [
      'a'.repeat(10_000),
      '-'.repeat(10_000),
      '"'.repeat(10_000),
      ':'.repeat(10_000),
      'is:'.repeat(4_000),
    ]) {
      expect(parseQuery(text).terms.length).toBeLessThanOrEqual(termLimit);
    }
  });

  it('loses a term that is taken away, and nothing else', () => {
    const text = 'lantern  tag:later "two words"';
    const [, tag] = parseQuery(text).terms;
    expect(tag && withoutTerm(text, tag)).toBe('lantern "two words"');
  });
});
