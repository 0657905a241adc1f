/**
 * The formulas in titles and abstracts: between dollars, or between `\(` and `\)`, `\[` and `\]`, as arXiv shows them
 * (https://info.arxiv.org/help/prep.html). Whether a dollar is money follows Pandoc's rule for `tex_math_dollars`, and
 * a little more: titles speak of prices more often than of half a formula.
 */

/** A part of a text. A formula has `tex`, which is what stands between its signs. */
export interface TextPart {
  readonly text: string;
  readonly tex?: string;
}

/** A longer one is text: its end is probably another formula's. */
const longest = 1000;
/** Formulas of one text; those after them are text. */
const most = 200;

/** Signs that begin or end a formula, and what a backslash makes ordinary. */
const sign = /\\.|\$\$?/gs;

const endOf: Readonly<Record<string, string>> = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' };

/** Splits a text at its formulas. The parts' texts join to the text. */
export function formulaParts(text: string): TextPart[] {
  const signs = [...text.matchAll(sign)];
  const parts: TextPart[] = [];
  let done = 0;
  let formulas = 0;
  const addText = (to: number) => {
    if (to > done) parts.push({ text: text.slice(done, to) });
    done = to;
  };
  for (const [n, { 0: begin, index }] of signs.entries()) {
    if (index < done || formulas >= most) continue;
    const end = closing(signs, n, text);
    if (end === undefined) continue;
    addText(index);
    done = end + begin.length;
    formulas++;
    parts.push({ text: text.slice(index, done), tex: text.slice(index + begin.length, end) });
  }
  addText(text.length);
  return parts;
}

/** Where the sign stands that ends what the `n`-th begins; nothing if that begins no formula. */
function closing(signs: readonly RegExpExecArray[], n: number, text: string): number | undefined {
  const { 0: begin = '', index = 0 } = signs[n] ?? {};
  const end = endOf[begin];
  if (end === undefined) return undefined;
  const from = index + begin.length;
  const isDollar = begin.startsWith('$');
  for (let at = n + 1; at < signs.length; at++) {
    const next = signs[at];
    if (!next || next.index - from > longest) return undefined;
    const tex = text.slice(from, next.index);
    if (next[0] === end) {
      const isFormula = isDollar
        ? !isMoney(tex, text.slice(next.index + end.length))
        : tex.trim() !== '';
      return isFormula ? next.index : undefined;
    }
    // No formula holds a sign that begins one.
    if (Object.hasOwn(endOf, next[0])) return undefined;
  }
  return undefined;
}

/** "5 and " of "costs $5 and $10", "10k (" of "$10k ($n$ times)", "5 million" of "$5 million$". */
const isMoney = (tex: string, after: string): boolean =>
  tex.trim() === '' ||
  /^\s|\s$/.test(tex) ||
  /^\d/.test(after) ||
  /^\d[\d.,]*\s*[A-Za-z]{3}/.test(tex) ||
  !isBalanced(tex);

/** Whether no bracket is closed that is not open, and none stays open. Half-open intervals are balanced: `[0,1)`. */
function isBalanced(tex: string): boolean {
  let open = 0;
  for (const [bracket] of tex.matchAll(/[()[\]{}]/g)) {
    open += '([{'.includes(bracket) ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}
