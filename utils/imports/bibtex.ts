/** BibTeX and BibLaTeX, in pieces: the parser takes about a millisecond per entry, so the caller can show progress. */
import { type Entry, parse } from '@retorquere/bibtex-parser';
import { withoutTex } from '../paper/tex';
import { detailsOf } from './details';
import { fullName, turnedName } from './names';
import { excerpt, type Part, type Reference } from './reference';

/** Formulas are TeX, which the parser would turn into HTML: it gets a sign for each instead. */
const formula = /(?<![\\$])\$(?!\s|\$)((?:[^$\\{}\n]|\\.|\{[^{}$]*\})+?)\$(?!\d)/g;

/** Before every entry, each at the beginning of a line, as every program writes them. */
const beginning = /(?=^[ \t]{0,20}@\s{0,9}[a-z]{1,30}\s{0,9}[{(])/im;

interface Piece {
  readonly at: number;
  readonly text: string;
}

function pieces(text: string): Piece[] {
  let at = 1;
  return text.split(beginning).map((piece) => {
    const begins = at;
    at += piece.split('\n').length - 1;
    return { at: begins, text: piece };
  });
}

const keyOf = (piece: string): string => /^\s*@\s*\w+\s*[{(]\s*([^\s,]+)/.exec(piece)?.[1] ?? '';
const isDefinition = (piece: string): boolean =>
  /^\s*@\s*(?:string|preamble|comment)\b/i.test(piece);

const text = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '';

/** Programs' names for the fields that hold a note of the user's. */
const noteFields = ['annote', 'annotation', 'review', 'comment'];

function referenceOf(
  { fields }: Entry,
  piece: Piece,
  restore: (text: string) => string,
): Reference {
  const of = (...names: readonly string[]): string =>
    restore(text(names.map((name) => fields[name]).find(Boolean)));
  const eprint = of('eprint');
  const kind = of('archiveprefix', 'eprinttype');
  const note = of(...noteFields);
  const ids = [
    /pubmed/i.test(kind) ? `pmid:${eprint}` : eprint && `arXiv:${eprint}`,
    of('doi'),
    of('pmid') && `pmid:${of('pmid')}`,
    of('url'),
    of('number'),
    of('journal', 'journaltitle'),
    of('volume'),
    of('howpublished'),
    of('note'),
  ];
  const authors = fields.author?.map((name) =>
    restore(
      name.name
        ? turnedName(name.name)
        : fullName(name.firstName, name.prefix, name.lastName, name.suffix),
    ),
  );
  return {
    ids: ids.filter(Boolean),
    details: detailsOf({
      title: of('title'),
      authors,
      abstract: of('abstract'),
      journal: of('journal', 'journaltitle', 'booktitle'),
      doi: of('doi'),
      date: of('date'),
    }),
    tags: (fields.keywords ?? []).map((tag) => withoutTex(restore(tag))),
    ...(note && { note }),
    at: piece.at,
    text: excerpt(piece.text),
  };
}

/** The parser marks capitals that BibTeX's braces protect, and small letters, with tags. */
const untagged = (value: string): string =>
  value.replace(/<\/?(?:span[^<>]*|i|b|sc|sub|sup|nc)>/g, '');

/** Reads one piece of a file with the definitions and parents that it needs. */
function readPiece(piece: Piece, strings: string, parent: string): Part {
  const formulas: string[] = [];
  const masked = piece.text.replace(formula, (all) => `FORMULA${formulas.push(all) - 1}END`);
  const restore = (value: string): string =>
    untagged(value)
      .normalize('NFC')
      .replace(/FORMULA(\d+)END/g, (all, n: string) => formulas[Number(n)] ?? all);
  const key = keyOf(piece.text);
  const { entries } = parse(`${strings}\n${parent}\n${masked}`, {
    english: false,
    sentenceCase: false,
    unsupported: 'ignore',
  });
  const entry = entries.find((each) => each.key === key);
  // What can't be read comes back as an entry without fields.
  if (!entry || Object.keys(entry.fields).length === 0) {
    return { at: piece.at, text: excerpt(piece.text), reason: 'importBroken' };
  }
  return referenceOf(entry, piece, restore);
}

/**
 * The definitions (`@string`) that a text uses, and those that they use. An entry is read with its own alone: a file may
 * have thousands.
 */
function definitionsIn(all: readonly Piece[]): (text: string) => string {
  const byName = new Map(
    all.flatMap(({ text: each }) => {
      const name = /^\s*@\s*string\s*[{(]\s*([^\s=]+)/i.exec(each)?.[1];
      return name === undefined ? [] : [[name.toLowerCase(), each] as const];
    }),
  );
  const namesIn = (used: string): string[] =>
    byName.size === 0
      ? []
      : Array.from(used.matchAll(/[=#]\s{0,9}([a-z][^\s,#{}"()=]{0,99})/gi), ([, name = '']) =>
          name.toLowerCase(),
        );
  return (used) => {
    const names = new Set(namesIn(used));
    const found: string[] = [];
    for (const name of names) {
      const definition = byName.get(name);
      if (definition === undefined) continue;
      found.unshift(definition);
      for (const inner of namesIn(definition.slice(definition.indexOf('=')))) names.add(inner);
    }
    return found.join('\n');
  };
}

/** Reads every entry by itself: an error costs the entry in which it stands. */
export function* readBibtex(source: string): Generator<Part> {
  const all = pieces(source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const definitions = definitionsIn(all);
  const byKey = new Map(all.map((each) => [keyOf(each.text), each.text]));
  for (const piece of all) {
    if (!keyOf(piece.text) || isDefinition(piece.text)) continue;
    const parent = /\bcrossref\s{0,9}=\s{0,9}[{"]?\s{0,9}([^\s{}",]+)/i.exec(piece.text)?.[1];
    const above = (parent && byKey.get(parent)) || '';
    yield readPiece(piece, definitions(`${piece.text}\n${above}`), above);
  }
}
