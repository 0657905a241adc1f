import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOf } from '../../../utils/citations/csl-name';

test.each([
  ['Ada Lovelace', { given: 'Ada', family: 'Lovelace' }],
  ['Lovelace, Ada', { given: 'Ada', family: 'Lovelace' }],
  [
    'Ludwig van Beethoven',
    { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
  ],
  [
    'van Beethoven, Ludwig',
    { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
  ],
  ['Maria de la Cruz', { given: 'Maria', 'non-dropping-particle': 'de la', family: 'Cruz' }],
  ['Martin Luther King Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
  ['Martin Luther King, Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
  ['King, Jr., Martin Luther', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
  ['Robert Kennedy III', { given: 'Robert', family: 'Kennedy', suffix: 'III' }],
  ['ada lovelace', { given: 'ada', family: 'lovelace' }],
  ['The ATLAS Collaboration', { literal: 'The ATLAS Collaboration' }],
  ['Qwen Team', { literal: 'Qwen Team' }],
  ['OpenAI', { literal: 'OpenAI' }],
  ['王伟', { literal: '王伟' }],
  ['  Ada \n Lovelace ', { given: 'Ada', family: 'Lovelace' }],
])('%s', (text, name) => {
  expect(nameOf(text)).toEqual(name);
});

test('no part of a name is lost or invented', () => {
  const letters = (text: string) => [...text.replace(/[\s,]/g, '')].sort().join('');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const parts: Record<string, string | undefined> = { ...nameOf(text) };
      expect(letters(Object.values(parts).join(''))).toBe(letters(text));
    }),
  );
});
