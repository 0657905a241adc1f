import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaParts } from '../../../../utils/paper/details/formulas';

/** The text with each formula's TeX in angle quotes, without its signs. */
const told = (text: string) =>
  formulaParts(text)
    .map((part) => (part.tex === undefined ? part.text : `«${part.tex}»`))
    .join('');

describe('formulas', () => {
  it.each([
    ['$\\alpha$-divergence in $O(n^2)$', '«\\alpha»-divergence in «O(n^2)»'],
    ['An \\(x_1\\) and \\[y\\] and $$z$$', 'An «x_1» and «y» and «z»'],
    ['On $[0,1)$ and $(0,1]$', 'On «[0,1)» and «(0,1]»'],
    ['$x$$y$', '$x$$y$'],
    ['($n=3$), $5\\%$', '(«n=3»), «5\\%»'],
    ['over\n$a +\nb$', 'over\n«a +\nb»'],
    ['$\\{1, \\dots, n\\}$', '«\\{1, \\dots, n\\}»'],
  ])('are found: %s', (text, expected) => expect(told(text)).toBe(expected));

  it.each([
    'costs $5 and $10',
    'costs $5-$10',
    'US$5 and A$10',
    'from $10k ($ is a dollar)',
    '$5 million$',
    'a 5$ paper and a 10$ one',
    'Saving $$$ with ($$) cheap ($$$) models',
    '\\$5 and \\$10',
    'an unbalanced $x',
    'x$',
    '$$',
    '$ $',
    '$',
    '\\(',
    '\\(\\)',
    '\\( a $b',
    '',
    `$${'x'.repeat(1001)}$`,
  ])('are none: %s', (text) => expect(formulaParts(text).some(({ tex }) => tex)).toBe(false));

  it('are found beside prices', () => {
    expect(told('$5 for $n$ papers, $10 for $2n$')).toBe('$5 for «n» papers, $10 for «2n»');
    expect(told('$10k ($n=3$)')).toBe('$10k («n=3»)');
    expect(told('\\$5 and $x$')).toBe('\\$5 and «x»');
  });

  it('join with what stands between them to the text', () => {
    const piece = fc.constantFrom(
      '$',
      '$$',
      '\\',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '\\$',
      ' ',
      '5',
      'x',
      '(',
      ')',
      '{',
      '}',
      '\n',
      '𝒳',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
        ),
        (text) => {
          const parts = formulaParts(text);
          expect(parts.map((part) => part.text).join('')).toBe(text);
          for (const part of parts) {
            expect(part.text).not.toBe('');
            if (part.tex !== undefined) {
              expect(part.text).toContain(part.tex);
              expect(part.tex.trim()).not.toBe('');
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('are found in a bounded number of steps in 100,000 characters', () => {
    for (const piece of ['$', '$x', '\\(', '\\(x ', '$x$ ', '$(', '\\']) {
      const text = piece.repeat(100_000 / piece.length);
      const parts = formulaParts(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.filter(({ tex }) => tex !== undefined).length).toBeLessThanOrEqual(200);
    }
  });
});
