import { expect, it } from 'vitest';
import { differences } from '../../read-page/compare.ts';

const entry = (id: string, title: string) => ({ id, title });
const page = (...entries: { id: string; title: string; date?: string }[]) => ({
  listing: 'any-page/https://lists.example.org/',
  view: 'list',
  entries,
});
const [one, two] = [entry('arxiv:2501.00001', 'One'), entry('arxiv:2501.00002', 'Two')];

it('tells nothing of what is the same', () => {
  expect(differences(page(one, two), page(one, two))).toEqual([]);
});

it('tells what came, went, changed, or moved', () => {
  expect(differences(page(one), page(two))).toEqual([
    '+ arxiv:2501.00002 Two',
    '− arxiv:2501.00001 One',
  ]);
  const later = { ...one, title: 'First', date: '2025-01-02' };
  expect(differences(page(one), page(later))).toEqual([
    'arxiv:2501.00001 title: "One" → "First"',
    'arxiv:2501.00001 date: null → "2025-01-02"',
  ]);
  expect(differences(page(one, two), page(two, one))).toEqual(['the order of the entries']);
  expect(differences(page(one), { ...page(one), view: 'paper' })).toEqual([
    'view: "list" → "paper"',
  ]);
});

it('tells a paper that is listed twice from one that is listed once', () => {
  expect(differences(page(one), page(one, one))).toEqual(['+ arxiv:2501.00001 (2) One']);
});
