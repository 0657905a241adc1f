/**
 * BibTeX and BibLaTeX. Most values need no more than is read here; the parser, which knows all of TeX but takes milliseconds
 * for a value, gets the others, and entries with definitions and parents.
 */
import { type Creator, parse } from '@retorquere/bibtex-parser';
import { fullName, turnedName } from '../author-names';
import type { TextPieces } from '../decode';
import { partsOf } from '../pieces';
import { excerpt, type Part } from '../reference';
import { aroundEntries } from './bibtex-around';
import { indirect, rawFields } from './bibtex-fields';
import { isOfNotes, isOfWords, referenceOf, used, type Values, verbatim } from './bibtex-reference';
import {
  formula,
  plainLines,
  plainNames,
  plainText,
  withBraces,
  withDollars,
  withQuotes,
  wordsIn,
} from './bibtex-text';

/** Before every entry: at the beginning of a line, as every program writes them, or behind the end of another one. */
const beginning =
  /(?=^[ \t]{0,20}@\s{0,9}[a-z]{1,30}\s{0,9}[{(])|(?<=\}[ \t]{0,20})(?=@[a-z]{1,30}[{(][^\s,{}()]{1,200},)/im;

/** A file's entries, definitions and comments, each with what stands behind it. */
const piecesOf = (text: TextPieces) => partsOf(text, (some) => some.split(beginning));

const isEntry = (piece: string): boolean =>
  /^\s*@\s*\w+\s*[{(]/.test(piece) && !isDefinition(piece);
const isDefinition = (piece: string): boolean =>
  /^\s*@\s*(?:string|preamble|comment)\b/i.test(piece);

/** Signs of DOIs in the words of TeX. */
const signs: Readonly<Record<string, string>> = {
  less: '<',
  greater: '>',
  underscore: '_',
  asciitilde: '~',
};

/** A value without TeX, which programs write into identifiers and addresses all the same. */
const withoutEscapes = (value: string): string =>
  value
    .replace(/\\url\s*(?=\{)/g, '')
    .replace(/\$([<>])\$/g, '$1')
    .replace(
      /\\text(less|greater|underscore|asciitilde)\b\s?/g,
      (_, name: string) => signs[name] ?? '',
    )
    .replace(/\\([&%#_~$])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();

/** What a field says. Nothing if the parser is needed. */
function plainValue(name: string, value: string): readonly string[] | undefined {
  if (verbatim.has(name)) return [withoutEscapes(value)];
  if (name === 'author') return plainNames(value);
  if (isOfWords(name)) return wordsIn(value).map((word) => plainText(word) ?? parsedText(word));
  if (isOfNotes(name)) return plainLines(value);
  const text = plainText(value);
  return text === undefined ? undefined : [text];
}

/** The parser marks capitals that BibTeX's braces protect, and small letters, with tags. */
const untagged = (value: string): string =>
  value.replace(/<\/?(?:(?:span|a)[^<>]*|i|b|sc|sub|sup|nc)>/g, '');

/** A text that holds any command: the parser reads TeX in titles, and none in keywords. */
const parsedText = (tex: string): string =>
  parsedValues(`@misc{entry,\ntitle = {${tex}}\n}`)?.get('title')?.join('') ?? tex;

/** What the entry named `entry` says to the parser. Nothing if it can't read it. */
function parsedValues(source: string): Values | undefined {
  // Formulas are TeX, which the parser would turn into HTML: it gets a sign for each instead.
  const formulas: string[] = [];
  const masked = withDollars(source).replace(
    formula,
    (all) => `FORMULA${formulas.push(withBraces(all)) - 1}END`,
  );
  const restore = (value: string): string =>
    withQuotes(untagged(value))
      .normalize('NFC')
      .replace(/FORMULA(\d+)END/g, (all, n: string) => formulas[Number(n)] ?? all);
  const options = { english: false, sentenceCase: false, unsupported: 'ignore' } as const;
  const fields = parse(masked, options).entries.find((each) => each.key === 'entry')?.fields ?? {};
  const values = Object.entries(fields).flatMap(([name, value]) => {
    const all = isOfWords(name) && typeof value === 'string' ? value.split(/[,;]/) : value;
    const texts = (Array.isArray(all) ? all : [all]).map((each) =>
      typeof each === 'string' ? each : nameOf(each),
    );
    return used.has(name) ? [[name, texts.map(restore)] as const] : [];
  });
  // What can't be read comes back as an entry without fields.
  return Object.keys(fields).length > 0 ? new Map(values) : undefined;
}

const nameOf = ({ name, firstName, prefix, lastName, suffix }: Creator): string =>
  name ? turnedName(name) : fullName(firstName, prefix, lastName, suffix);

/** Type and key: the parser takes fewer keys than programs write. */
const head = /^\s*@\s*(\w+)\s*([{(])(?:[^,="\n]*(?=,)|\s*[^\s,{}]*)/;

/** What an entry says. Nothing if it can't be read. `around`: the definitions and the parent that it needs. */
function valuesOf(entry: string, around: () => string): Values | undefined {
  const fields = ownFields(entry);
  if (!fields) return parsedValues(`${around()}\n${entry.replace(head, '@$1$2entry')}`);
  const values = new Map<string, readonly string[]>();
  const difficult: string[] = [];
  for (const [name, value] of fields) {
    const plain = plainValue(name, value);
    if (plain) values.set(name, plain);
    else difficult.push(`${name} = {${value}}`);
  }
  if (difficult.length === 0) return values;
  const others = parsedValues(`@misc{entry,\n${difficult.join(',\n')}\n}`);
  return others && new Map([...values, ...others]);
}

/** The fields that are used. Nothing if they can't be read without other entries, or not at all. */
function ownFields(entry: string): (readonly [string, string])[] | undefined {
  const fields = rawFields(entry);
  if (!fields?.size || fields.has('crossref')) return undefined;
  const known: (readonly [string, string])[] = [];
  for (const [name, value] of fields) {
    if (!used.has(name)) continue;
    if (value === indirect) return undefined;
    known.push([name, value]);
  }
  return known;
}

/** Reads every entry by itself: an error costs the entry in which it stands. */
export async function* readBibtex(text: TextPieces): AsyncGenerator<Part> {
  const around = await aroundEntries(() => piecesOf(text));
  for await (const piece of piecesOf(text)) {
    if (!isEntry(piece.text)) continue;
    const values = valuesOf(piece.text, () => around(piece.text));
    yield values
      ? referenceOf(values, piece)
      : { at: piece.at, text: excerpt(piece.text), reason: 'importBroken' };
  }
}
