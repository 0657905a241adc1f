import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysBy } from '../../../utils/citations/citation-keys';
import type { CslItem } from '../../../utils/citations/csl';
import { isKeyPattern, keyParts, usualKeyPattern } from '../../../utils/citations/export-choices';

const item = (more: Partial<CslItem> = {}): CslItem => ({
  id: 'arxiv:2603.00007',
  type: 'article',
  URL: 'https://arxiv.org/abs/2603.00007',
  title: 'On the Łukasiewicz $\\alpha$-logic of “things”',
  author: [
    { family: 'Gödel', given: 'Kurt', 'non-dropping-particle': 'von' },
    { family: 'Tarski', given: 'Alfred' },
  ],
  issued: { 'date-parts': [[2026, 3]] },
  ...more,
});

test.each([
  [usualKeyPattern, 'vongodel2026lukasiewicz'],
  ['[authors]:[year]', 'vongodeltarski:2026'],
  ['[title]_[id]', 'lukasiewiczlogicthings_260300007'],
])('%s', (pattern, key) => {
  expect(keysBy(pattern)(item())).toBe(key);
});

test('a paper of which nothing is known has its id for a key', () => {
  expect(keysBy(usualKeyPattern)({ id: 'doi:10.1145/7', type: 'article', URL: '' })).toBe(
    'doi1011457',
  );
  expect(keysBy('[auth]')(item({ author: [{ literal: '王伟' }] }))).toBe('arxiv260300007');
});

test('the second paper with a key has its identifier behind it', () => {
  const keyOf = keysBy(usualKeyPattern);
  expect(keyOf(item())).toBe('vongodel2026lukasiewicz');
  expect(keyOf(item({ id: 'arxiv:2603.00008' }))).toBe('vongodel2026lukasiewicz-260300008');
});

test('keys of one export are unique and every program accepts them', () => {
  const anyItem = fc.record({
    id: fc.stringMatching(/^doi:10\.\d{4}\/[!-~]{1,12}$/),
    title: fc.string({ unit: 'grapheme', maxLength: 40 }),
  });
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 30 }), (items) => {
      const keyOf = keysBy('[title]');
      const keys = items.map((each) => keyOf(item(each)));
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(key).toMatch(/^[a-z0-9-]+$/);
    }),
  );
});

test.each(['[auth][year]', ...keyParts.map((part) => `[${part}]`)])(
  '%s is a pattern',
  (pattern) => {
    expect(isKeyPattern(pattern)).toBe(true);
  },
);
test.each(['', 'key', '[auth', '[author]', '[auth] [year]', '{[auth]}', '[constructor]'])(
  '%j is none',
  (pattern) => {
    expect(isKeyPattern(pattern)).toBe(false);
  },
);
