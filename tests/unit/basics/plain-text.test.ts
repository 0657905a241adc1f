import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../utils/basics/plain-text';
import { namesIn } from '../../../utils/feeds/documents/authors';
import { dayIn } from '../../../utils/feeds/documents/days';

describe('plain text', () => {
  it.each([
    ['H<sub>2</sub>O and <i class="x">E. coli</i>', 'H2O and E. coli'],
    ['<p>One.</p><p>Two.<br/>Three.</p>', 'One. Two. Three.'],
    ['p < 0.05, a<b and c>d, 1<2>0', 'p < 0.05, a<b and c>d, 1<2>0'],
    ['A &amp; B &lt;i&gt; &#8212; &#x2014; &eacute; &apos;&hellip;', "A & B <i> — — é '…"],
    ['&amp;lt; is decoded once', '&lt; is decoded once'],
    [
      '&nonsense; &constructor; &#0; &#xd800; &#x110000; &#150;',
      '&nonsense; &constructor; &#0; &#xd800; &#x110000; &#150;',
    ],
    ['a<!-- <b>hidden</b> -->b<script>x<y</script>c<style>p{}</style>d', 'a b c d'],
    ['<mml:math><mml:mi>x</mml:mi><mml:mo>=</mml:mo></mml:math>', 'x='],
    ['<jats:title>Abstract</jats:title><jats:p>Text</jats:p>', 'Abstract Text'],
    ['cut off <!-- here', 'cut off'],
    ['<IMG SRC="x" alt="y">Text', 'Text'],
    ['half a pair \ud800', 'half a pair \ufffd'],
  ])('of %s', (html, text) => {
    expect(plainText(html, 1_000)).toBe(text);
  });

  it('is within its limit and well formed, whatever it is made of', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<!--',
      '-->',
      '<script ',
      '</',
      '&',
      '&amp;',
      '&#x',
      ';',
      'p',
      ' ',
      '\ud83d',
      '=',
      '"',
    );
    const html = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(html, fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const made = plainText(text, limit);
        expect(made.length).toBeLessThanOrEqual(limit);
        expect(made.isWellFormed()).toBe(true);
      }),
    );
  });

  it('takes no time that grows with the square of its length', () => {
    for (const piece of ['<', '<!--', '<script>', '<p ', '&', '&#x', '<a:', '</p', '<p "']) {
      expect(plainText(piece.repeat(200_000), 100_000).length).toBeLessThanOrEqual(100_000);
    }
  });
});

describe('names', () => {
  it.each([
    ['Ada Lovelace, Alan Turing and Grace Hopper', ['Ada Lovelace', 'Alan Turing', 'Grace Hopper']],
    ['Ada Lovelace, and Alan Turing', ['Ada Lovelace', 'Alan Turing']],
    ['Doe, J., Roe, M. K., Müller, J.-P.', ['J. Doe', 'M. K. Roe', 'J.-P. Müller']],
    ['Doe, Jane; Roe, Max', ['Doe, Jane', 'Roe, Max']],
    ['Lovelace, Ada', ['Lovelace, Ada']],
    ['Madonna', ['Madonna']],
    ['Ferdinand Sanderson', ['Ferdinand Sanderson']],
    ['mail@example.org (Max Muster)', ['Max Muster']],
    ['Ada Example (MIT, Boston), Bo Muster', ['Ada Example', 'Bo Muster']],
    [
      'Ada Example (1, 2), Bo Muster (2 and 3) ((1) MIT, Boston, (2) CERN)',
      ['Ada Example', 'Bo Muster'],
    ],
    ['Ada Example [a], Bo Muster[b, c]', ['Ada Example', 'Bo Muster']],
    ['Ada Example (MIT), Bo Muster (never closed, Town', ['Ada Example', 'Bo Muster']],
    ['Ada Example$^{1,2}$, Bo Muster$^3$', ['Ada Example', 'Bo Muster']],
    ['(author list is unavailable)', []],
    [
      'Ada Example, Jr., Bo Muster III, Cy Sample, III',
      ['Ada Example Jr.', 'Bo Muster III', 'Cy Sample III'],
    ],
    ['Doe, J., Jr., Roe, M. K.', ['J. Doe Jr.', 'M. K. Roe']],
    ['Doe, J. M., Roe, M., and Poe, E.', ['J. M. Doe', 'M. Roe', 'E. Poe']],
    ['Doe, J.; Roe, M. K.; and Poe, E.', ['J. Doe', 'M. K. Roe', 'E. Poe']],
    ['Doe, Jane and van der Roe, Max', ['Jane Doe', 'Max van der Roe']],
    ['Ada Example & Bo Muster', ['Ada Example', 'Bo Muster']],
    ['Ada Example, Bo Muster, et al.', ['Ada Example', 'Bo Muster']],
    [
      'The Example Collaboration: Ada Example, Bo Muster',
      ['The Example Collaboration', 'Ada Example', 'Bo Muster'],
    ],
    ['Ada Example (for the ALICE Collaboration)', ['Ada Example']],
    ['Ada Example and the ATLAS Collaboration', ['Ada Example', 'the ATLAS Collaboration']],
    [
      String.raw`Paul Erd\H{o}s, J\"urgen M\"uller, {\'E}va {van der Berg}`,
      ['Paul Erdős', 'Jürgen Müller', 'Éva van der Berg'],
    ],
    ['Ada~Example, Bo Muster', ['Ada Example', 'Bo Muster']],
    [' , ; ', []],
    ['', []],
  ])('in "%s"', (line, names) => {
    expect(namesIn(line)).toEqual(names);
  });
});

describe('a day', () => {
  it.each([
    ['2026-05-12T06:00:10Z', '2026-05-12'],
    ['2026-05-12', '2026-05-12'],
    ['Fri, 23 Aug 2024 00:00:00 -0400', '2024-08-23'],
    ['5 May 2026', '2026-05-05'],
    ['Tue, 05 May 2026 23:30:00 -0700', '2026-05-05'],
    ['2026-08', undefined],
    ['2026-13-45', undefined],
    ['Spring 2026', undefined],
    ['12 Foo 2026', undefined],
    ['', undefined],
  ])('in "%s"', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});
