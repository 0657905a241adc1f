// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { withGeneratedText } from '../../../../components/page/controls/generated-maths';
import { drawMaths } from '../../../../components/ui/maths/draw-maths';

function generated(tex: string): Element {
  const drawn = drawMaths(tex);
  if (!drawn) throw new Error(`not drawn: ${tex}`);
  return withGeneratedText(drawn, tex);
}
const operators = (maths: Element) =>
  [...maths.querySelectorAll('mo')].map((each) => [
    each.getAttribute('data-text'),
    each.getAttribute('lspace'),
    each.getAttribute('rspace'),
  ]);

it('has no text that a page could find, and its TeX as its name', () => {
  const maths = generated('\\sum_{i=1}^n \\text{cost}(x_i) \\le \\frac{12}{h}');
  expect(maths.textContent).toBe('');
  expect(maths.getAttribute('aria-label')).toContain('\\frac');
  const letters = [...maths.querySelectorAll('[data-text]')].map((each) =>
    each.getAttribute('data-text'),
  );
  expect(letters).toEqual(
    expect.arrayContaining(['∑', '𝑖', '=', '1', '𝑛', 'cost', '≤', '12', 'ℎ']),
  );
});

it('slants single letters, but not names', () => {
  const text = (tex: string) => generated(tex).querySelector('mi')?.getAttribute('data-text');
  expect(text('a')).toBe('𝑎');
  expect(text('Z')).toBe('𝑍');
  expect(text('\\omega')).toBe('𝜔');
  expect(text('\\mathrm{d}')).toBe('d');
  expect(text('\\log')).toBe('log');
  expect(text('\\mathbb{R}')).toBe('ℝ');
});

it('keeps the space around operators', () => {
  expect(operators(generated('(a,b)+c=d'))).toEqual([
    ['(', '0em', '0em'],
    [',', '0em', '0.17em'],
    [')', '0em', '0em'],
    ['+', '0.22em', '0.22em'],
    ['=', '0.28em', '0.28em'],
  ]);
  expect(operators(generated('-1'))[0]?.slice(1)).toEqual(['0em', '0em']);
});
