/**
 * The text that a value of BibTeX stands for, where it holds only the TeX that most values hold. The parser that knows all
 * of TeX takes a thousand times as long, which is minutes for a large library.
 */
import { withoutTex } from '../../paper/details/tex';
import { nameOfParts } from '../author-names';
import { partsOutsideBraces } from './bibtex-fields';

/** Formulas stay TeX. */
export const formula = /(?<![\\$])\$(?!\s|\$)((?:[^$\\{}\n]|\\.|\{[^{}$]*\})+?)\$(?!\d)/g;

/** Formulas between `\(` and `\)`, or `\[` and `\]`, stand between dollars, as they are exported. */
export const withDollars = (tex: string): string =>
  tex.replace(/(?<!\\)\\(?:\(([^()$]+?)\\\)|\[([^[\]$]+?)\\\])/g, (_, a?: string, b?: string) => {
    const inner = (a ?? b ?? '').trim();
    return inner && `$${inner}$`;
  });

/** Commands that only choose a font, or say that this is an address, before what they are for: `\emph{…}`, `{\it …}`. */
const font =
  /\\(?:emph|mbox|url|text(?:bf|it|rm|sc|sf|sl|tt|normal)|(?:em|it|bf|sc|sl|tt|rm)(?= ))\s*(?=[{ ])/g;
const signs: Readonly<Record<string, string>> = {
  '---': '—',
  '--': '–',
  '``': '“',
  "''": '”',
  '~': ' ',
  '\\ ': ' ',
  '\\,': ' ',
  '\\;': ' ',
  '\\:': ' ',
  '\\\\': ' ',
  '\\/': '',
  '\\-': '',
  '\\~{}': '~',
  '\\^{}': '^',
};

/** A brace that BibTeX would count stands as a command in formulas that it holds. */
export const withBraces = (tex: string): string =>
  tex.replace(/\\([lr])brace(?![A-Za-z]) ?/g, (_, side) => (side === 'l' ? '\\{' : '\\}'));

/** Single quotes around a few words; an apostrophe stays. */
export const withQuotes = (text: string): string =>
  text.replace(/(?<![`\\\w])`([^`'\s][^`']{0,80})'(?!['\w])/g, '‘$1’');

const plain = (tex: string): string =>
  withQuotes(withoutTex(tex))
    .replace(font, '')
    .replace(/\\(La|Bib)?TeX(?:\{\}|\\?\s|(?![A-Za-z]))/g, '$1TeX ')
    .replace(/\\(?:[\\ ,;:/-]|[~^]\{\})|---?|``|''|~/g, (sign) => signs[sign] ?? sign)
    .replace(/(?<!\\)[{}]/g, '')
    .replace(/\\([&%#_${}])/g, '$1');

/** Nothing if the value holds other commands. */
export function plainText(tex: string): string | undefined {
  const value = withDollars(tex);
  let [text, from] = ['', 0];
  for (const { 0: all, index } of [...value.matchAll(formula), { 0: '', index: value.length }]) {
    const before = plain(value.slice(from, index));
    if (before.includes('\\')) return undefined;
    text += before + withBraces(all);
    from = index + all.length;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** The lines of a note. Nothing if one holds other commands. */
export function plainLines(value: string): string[] | undefined {
  const lines = value.trim().split('\n').map(plainText);
  return lines.every((line) => line !== undefined) ? [lines.join('\n')] : undefined;
}

/** The keywords of a value, in TeX. One in braces may have a comma. */
export const wordsIn = (value: string): string[] => partsOutsideBraces(value, /[{},;]/g);

/** The names of a value, as pages print them. Nothing if one holds other commands. */
export function plainNames(value: string): string[] | undefined {
  const names = partsOutsideBraces(` ${value} `.replace(/\s+/g, ' '), /[{}]| and(?= )/gi).map(
    plainName,
  );
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** "Beethoven, Ludwig van", "King, Jr., Martin Luther", "{The ATLAS Collaboration}". */
function plainName(name: string): string | undefined {
  const parts = partsOutsideBraces(name, /[{},]/g).map(plainText);
  return parts.every((part) => part !== undefined) ? nameOfParts(parts) : undefined;
}
