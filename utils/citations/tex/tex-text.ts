/** Text as TeX reads it: accents and signs as commands (BibTeX) or in Unicode (BibLaTeX), formulas unchanged. */
import { replace_macro_spacers as endCommands, Transform } from 'unicode2latex';

/** Formulas between dollars. A dollar before a digit and a space is money: "from $5 to $10". */
const formula = /(\$\$?(?![\s\d]*\s)[^$]+?(?<![\s\\])\$\$?(?!\d))/;

/** Whether BibTeX, which also counts braces behind a backslash, finds as many closed as open. */
function isBalanced(text: string): boolean {
  let open = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** A formula that BibTeX can hold; nothing if its braces don't match. */
function asFormula(text: string): string | undefined {
  const safe = text
    .replace(/\\\{/g, '\\lbrace ')
    .replace(/\\\}/g, '\\rbrace ')
    .replace(/(?<!\\)([%#&])/g, '\\$1');
  return isBalanced(safe) ? safe : undefined;
}

/** How one kind of file writes letters. */
export interface TexWriter {
  /** Running text. */
  text(text: string): string;
  /** A title: words whose capitals matter are in braces, so that styles don't make them small. */
  title(text: string): string;
  /** A part of a name. */
  name(text: string): string;
}

/** Whether a style must keep a word's capitals: "BERT", "mRNA", "GPT-4", "X"; not "Learning" and "A". */
function keepsCapitals(word: string): boolean {
  const [first = '', ...rest] = word.replace(/[^\p{L}]/gu, '');
  return /\p{Lu}/u.test(rest.length > 0 ? rest.join('') : first.replace('A', ''));
}

const protectedWords = (text: string, write: (text: string) => string): string =>
  text
    .split(/([\p{L}\p{M}\p{N}-]+)/u)
    .map((part, n) => (n % 2 === 1 && keepsCapitals(part) ? `{${write(part)}}` : write(part)))
    .join('');

/** Applies `write` to what is no formula. */
const aroundFormulas = (text: string, write: (text: string) => string): string =>
  text
    .split(formula)
    .map((part, n) => (n % 2 === 1 ? (asFormula(part) ?? write(part)) : write(part)))
    .join('');

/** A bare brace would end the field early, and the library drops line ends. */
const signs: Readonly<Record<string, string>> = {
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '\n': '\n',
};

/** Signs that stand in running text: the library would begin a formula for them, or stay in one. */
const charmap = {
  '<': { text: '\\textless', macrospacer: true },
  '>': { text: '\\textgreater', macrospacer: true },
  _: { text: '\\_' },
  '#': { text: '\\#' },
};

/** An accent over an accented letter, as in Vietnamese names: TeX needs braces there, which the library leaves out. */
const twoAccents = /\\([`'^"~=.]|[Hbcdkruv](?![A-Za-z])) ?(\\(?:[`'^"~=.]|[Hbcdkruv] )[A-Za-z])/g;
const inBraces = (tex: string): string => tex.replace(twoAccents, '\\$1{$2}');

/** What ends a command depends on what follows: it is decided when the parts of a text are together. */
const unended = { preservemacrospacers: true };

function makeWriter(mode: 'bibtex' | 'minimal', names: 'bibtex-creator' | 'minimal'): TexWriter {
  const running = new Transform(mode, { charmap });
  const creators = new Transform(names, { charmap });
  const write = (transform: Transform) => (text: string) =>
    text
      .split(/([{}\n])/)
      .map((part) => (Object.hasOwn(signs, part) ? signs[part] : transform.tolatex(part, unended)))
      .join('');
  return {
    text: (text) => endCommands(aroundFormulas(text, write(running))),
    title: (text) =>
      endCommands(aroundFormulas(text, (part) => protectedWords(part, write(running)))),
    name: (text) => inBraces(endCommands(write(creators)(text))),
  };
}

/** ASCII only: BibTeX sorts and abbreviates by bytes. */
export const forBibtex = (): TexWriter => makeWriter('bibtex', 'bibtex-creator');
/** Unicode, which biber reads: only what has a meaning in TeX is escaped. */
export const forBiblatex = (): TexWriter => makeWriter('minimal', 'minimal');
