import { expect, test } from 'vitest';
import { journalReference, journalYear } from '../../../utils/citations/journal-reference';

test.each([
  ['Phys. Rev. D 76, 013009 (2007)', 'Phys. Rev. D', '76', '013009', 2007],
  ['Nature 521 (2015) 436-444', 'Nature', '521', '436-444', 2015],
  ['JHEP 05 (2012) 110', 'JHEP', '05', '110', 2012],
])('%s', (text, journal, volume, page, year) => {
  expect(journalYear(text)).toBe(year);
  expect(journalReference(text)).toEqual({ 'container-title': journal, volume, page });
});

test.each([
  'Nature',
  'Proceedings of ICML 2024, PMLR 235:1-20',
  'Phys.Rev.D76:013009,2007',
  'Ann. Math. 141 (1995), no. 3, 443-551',
])('%s is kept as it is', (text) => {
  expect(journalReference(text)).toEqual({ 'container-title': text });
  expect(journalYear(text)).toBeUndefined();
});
