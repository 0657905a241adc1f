import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutTex } from '../../../../utils/paper/details/tex';

describe('TeX in text', () => {
  it.each([
    [String.raw`Schr\"odinger`, 'Schrödinger'],
    [String.raw`Schr\"{o}dinger`, 'Schrödinger'],
    [String.raw`Schr{\"o}dinger`, 'Schrödinger'],
    [String.raw`Schr{\"{o}}dinger`, 'Schrödinger'],
    [String.raw`Paul Erd\H{o}s`, 'Paul Erdős'],
    [String.raw`Paul Erd{\H o}s`, 'Paul Erdős'],
    [String.raw`{\'e}tale`, 'étale'],
    [
      String.raw`S{\o}ren, S\o ren, S\o{}ren, {\O}rsted, \O rsted`,
      'Søren, Søren, Søren, Ørsted, Ørsted',
    ],
    [String.raw`\v{C}ech, \v Cech, Novotn\'y, Dvo\v{r}\'ak`, 'Čech, Čech, Novotný, Dvořák'],
    [String.raw`Garc\'{\i}a, Garc\'\i a, Garc\'ia, {\'\i}`, 'García, García, García, í'],
    [String.raw`\L{}ukasz, \L ukasz, Wa\l\k{e}sa`, 'Łukasz, Łukasz, Wałęsa'],
    [String.raw`Fran\c{c}ois, \c{S}ahin, G\"ok\c ce`, 'François, Şahin, Gökçe'],
    [String.raw`\AA{}ngstr\"om, \aa, Stra\ss e, {\ss}`, 'Ångström, å, Straße, ß'],
    [String.raw`\u{g}, \r{u}, \={a}, \.{z}, \d{h}, \b{d}, \~n, \^{\j}`, 'ğ, ů, ā, ż, ḥ, ḏ, ñ, ĵ'],
    [String.raw`Nguy\~{\^e}n`, 'Nguyễn'],
    ['{B}ayes', '{B}ayes'],
    [String.raw`$\alpha$ of M\"uller and $\"o$`, String.raw`$\alpha$ of Müller and $\"o$`],
    [String.raw`\(\'e\) and \'e`, String.raw`\(\'e\) and é`],
    [String.raw`for \$5, M\"uller pays \$6`, String.raw`for \$5, Müller pays \$6`],
    [String.raw`for $5 M\"uller`, 'for $5 Müller'],
    [
      String.raw`57.1\% of \ntbuilder{} & \textbf{x} \url{y}`,
      String.raw`57.1\% of \ntbuilder{} & \textbf{x} \url{y}`,
    ],
    [String.raw`C:\users\op`, String.raw`C:\users\op`],
    ['Paul Erdős', 'Paul Erdős'],
  ])('%s', (tex, text) => expect(withoutTex(tex)).toBe(text));

  it('is decoded once: what is decoded stays as it is, and formulas always', () => {
    const piece = fc.constantFrom(
      '\\',
      '"',
      "'",
      '{',
      '}',
      'o',
      'H',
      'c',
      ' ',
      '$',
      '\\o',
      '\\i',
      'ö',
      '(',
      ')',
      '~',
    );
    const text = fc.array(piece, { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const formulas = (of: string) => of.replaceAll('\\$', '').match(/\$\$?[^$]+\$\$?/g);
        if (!/\\[({]/.test(given)) expect(formulas(withoutTex(given))).toEqual(formulas(given));
      }),
    );
  });
});
