/**
 * MathML whose letters are generated content (`[data-text]::before`), as all our text on a page is, so that no page
 * finds them by `find()` or a selection. The browser then can't see which operator or letter an element holds. So we
 * write down what it would derive from that: the space around operators, and the slant of single letters.
 */

/** Spaces in em before and after an operator, by https://w3c.github.io/mathml-core/#operator-tables. */
function spaceAround(operator: string): readonly [number, number] {
  // Brackets, bars, primes, what is invisible.
  if (/^[()[\]{}|‖⟨⟩⌈⌉⌊⌋′″!/\u2061-\u2064]*$/.test(operator)) return [0, 0];
  if (/^[,;]$/.test(operator)) return [0, 0.17];
  if (/^[∑∏∐∫∬∮⋃⋂]$/.test(operator)) return [0.17, 0.17];
  if (/^[+\-−±∓×⋅·∗∘⊕⊗∪∩∧∨]$/.test(operator)) return [0.22, 0.22];
  return [0.28, 0.28];
}

/** Elements whose children after the first are small signs beside it: scripts and accents. */
const attached = /^m(?:sub|sup|subsup|over|under|underover)$/;

/** The first of Unicode's slanted letters, for each run of plain ones. */
const slanted = [
  ['a', 'z', 0x1d44e],
  ['A', 'Z', 0x1d434],
  ['α', 'ω', 0x1d6fc],
] as const;

/** A letter in the italic style of a variable. */
function asVariable(letter: string): string {
  if (letter === 'h') return 'ℎ';
  const run = slanted.find(([first, last]) => letter >= first && letter <= last);
  return run && letter.length === 1
    ? String.fromCodePoint(run[2] + letter.charCodeAt(0) - run[0].charCodeAt(0))
    : letter;
}

/** Makes the letters of a formula generated content. `tex` is what a screen reader gets. */
export function withGeneratedText(maths: Element, tex: string): Element {
  maths.setAttribute('aria-label', tex);
  for (const element of maths.querySelectorAll('mi, mo, mn, mtext, ms')) {
    const text = element.textContent ?? '';
    element.textContent = '';
    const isVariable = element.localName === 'mi' && !element.hasAttribute('mathvariant');
    element.setAttribute('data-text', isVariable ? asVariable(text) : text);
    if (element.localName === 'mo') setSpace(element, text);
  }
  return maths;
}

function setSpace(operator: Element, text: string): void {
  const { parentElement, previousElementSibling: before } = operator;
  const isAttached = attached.test(parentElement?.localName ?? '') && before !== null;
  const isUnary = operator.getAttribute('form') === 'prefix' || (!before && /^[+\-−±]$/.test(text));
  const [left, right] = isAttached || isUnary ? [0, 0] : spaceAround(text);
  if (!operator.hasAttribute('lspace')) operator.setAttribute('lspace', `${left}em`);
  if (!operator.hasAttribute('rspace')) operator.setAttribute('rspace', `${right}em`);
}
