/** Elements after which a copied text has a new line. */
const lines = 'p, li, h2, h3, div, dt, dd';

/** What is copied of a page: where the selection holds formulas, its text with their TeX. */
export function copyTex(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (!event.clipboardData || !selection || selection.isCollapsed) return;
  const range = selection.getRangeAt(0).cloneRange();
  // A formula is copied as a whole, or not at all.
  const [first, last] = [range.startContainer, range.endContainer].map(formulaAround);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const copy = range.cloneContents();
  const formulas = copy.querySelectorAll<HTMLElement>('.formula');
  if (formulas.length === 0) return;
  for (const formula of formulas) formula.replaceWith(formula.dataset['tex'] ?? '');
  for (const line of copy.querySelectorAll(lines)) line.append('\n');
  event.clipboardData.setData('text/plain', copy.textContent?.trim() ?? '');
  event.preventDefault();
}

const formulaAround = (node: Node): Element | null | undefined =>
  (node instanceof Element ? node : node.parentElement)?.closest('.formula');
