// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';

type Draw = typeof import('../../../../components/ui/maths/draw-maths').drawMaths;
let draw: Draw;

beforeAll(async () => {
  ({ drawMaths: draw } = await import('../../../../components/ui/maths/draw-maths'));
});

describe('a formula', () => {
  it.each([
    ['O(n^2)', 'msup'],
    ['\\alpha_1', 'msub'],
    ['\\frac{1}{2}', 'mfrac'],
    ['\\sqrt{n}', 'msqrt'],
    ['\\mathcal{L}_{\\text{total}}', 'mtext'],
    ['\\sum_{i=1}^n x_i', 'mo'],
    ['\\mathbb{R}^d', 'mi'],
    ['\\overline{AB}', 'menclose'],
  ])('becomes MathML: %s', (tex, name) => {
    const maths = draw(tex);
    expect(maths?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    expect(maths?.querySelector(name)?.namespaceURI).toBe(maths?.namespaceURI);
  });

  it.each([
    'x^',
    '\\nosuchcommand',
    '\\frac{1}',
    '{',
    '}',
    '\\left(',
    '\\begin{nothing}x\\end{nothing}',
    '{'.repeat(1000),
    '\\sqrt'.repeat(200),
    'x^{'.repeat(300),
    '\\def\\a{\\a\\a}\\a',
    '\\edef\\a{xx}\\edef\\a{\\a\\a}',
    '\\newcommand{\\a}{\\a}\\a',
    '\\let\\a=\\a\\a',
    '\\gdef\\a{x}',
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://example.org}',
    '\\includegraphics{https://example.org/x.png}',
    '\\class{title}{x}',
    '\\id{details}{x}',
    '\\cancel{x}',
    '\\sout{x}',
    '\\fbox{x}',
    '\\style{position: fixed}{x}',
    '\\data{current=true}{x}',
    '+x'.repeat(500),
  ])('that can’t be drawn, or is refused, is none: %.40s', (tex) => {
    const maths = draw(tex);
    expect(maths?.outerHTML.slice(0, 500)).toBeUndefined();
  });

  it('leaves nothing behind for the next one', () => {
    draw('\\gdef\\x{evil}');
    draw('\\global\\let\\alpha=\\beta');
    expect(draw('\\alpha')?.textContent).toBe('α');
  });

  it('bounds sizes', () => {
    const wide = draw('a\\rule{9999em}{9999em}b\\kern9999em c');
    const sizes = [...(wide?.outerHTML.matchAll(/(\d+(?:\.\d+)?)(em|pt)/g) ?? [])];
    expect(sizes.length).toBeGreaterThan(0);
    for (const [, size, unit] of sizes)
      expect(Number(size)).toBeLessThanOrEqual(unit === 'em' ? 10 : 100);
  });

  it('holds text as text', () => {
    const maths = draw('\\text{<img src=x onerror=alert(1)>}');
    expect(maths?.querySelector('img')).toBeNull();
    expect(maths?.textContent).toContain('<img');
  });
});
