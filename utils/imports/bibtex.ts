/**
 * BibTeX and BibLaTeX. Most values need no more than is read here; the parser, which knows all of TeX but takes milliseconds
 * for a value, gets the others, and entries with definitions and parents.
 */
import { type Creator, parse } from '@retorquere/bibtex-parser';
import { withoutTex } from '../paper/tex';
import { aroundEntries, keyOf } from './bibtex-around';
import { indirect, rawFields } from './bibtex-fields';
import { formula, plainNames, plainText, plainWords } from './bibtex-text';
import type { TextPieces } from './decode';
import { detailsOf } from './details';
import { fullName, turnedName } from './names';
import { partsOf, type TextPart } from './pieces';
import { excerpt, type Part, type Reference } from './reference';

/** Before every entry, each at the beginning of a line, as every program writes them. */
const beginning = /(?=^[ \t]{0,20}@\s{0,9}[a-z]{1,30}\s{0,9}[{(])/im;

/** A file's entries, definitions and comments, each with what stands behind it. */
const piecesOf = (text: TextPieces) => partsOf(text, (some) => some.split(beginning));

const isDefinition = (piece: string): boolean =>
  /^\s*@\s*(?:string|preamble|comment)\b/i.test(piece);

/** What an entry says, by field: texts, names of authors, keywords. */
type Values = ReadonlyMap<string, readonly string[]>;

/** Programs' names for the fields that hold a note of the user's. */
const noteFields = ['annote', 'annotation', 'review', 'comment'] as const;
/** Those that hold words and collections: also Mendeley's and JabRef's. */
const wordFields = ['keywords', 'groups', 'mendeley-tags', 'mendeley-groups'] as const;
const isOfWords = (name: string): boolean => wordFields.some((each) => each === name);
/** Fields that hold no TeX. */
const verbatim: ReadonlySet<string> = new Set(['doi', 'eprint', 'pmid', 'url']);
const used: ReadonlySet<string> = new Set([
  ...verbatim,
  ...noteFields,
  ...wordFields,
  ...['author', 'title', 'abstract', 'journal', 'journaltitle', 'booktitle', 'date'],
  ...['archiveprefix', 'eprinttype', 'number', 'volume', 'howpublished', 'note'],
]);

function referenceOf(values: Values, piece: TextPart): Reference {
  const of = (...names: readonly string[]): string =>
    names.map((name) => values.get(name)?.join(', ')).find(Boolean) ?? '';
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
  return {
    ids: ids.filter(Boolean),
    details: detailsOf({
      title: of('title'),
      authors: values.get('author'),
      abstract: of('abstract'),
      journal: of('journal', 'journaltitle', 'booktitle'),
      doi: of('doi'),
      date: of('date'),
    }),
    tags: wordFields.flatMap((name) => values.get(name) ?? []).map(withoutTex),
    ...(note && { note }),
    at: piece.at,
    text: excerpt(piece.text),
  };
}

const withoutEscapes = (value: string): string => value.replace(/\\([&%#_~$])/g, '$1').trim();

/** What a field says. Nothing if the parser is needed. */
function plainValue(name: string, value: string): readonly string[] | undefined {
  if (verbatim.has(name)) return [withoutEscapes(value)];
  if (name === 'author') return plainNames(value);
  if (isOfWords(name)) return plainWords(value);
  const text = plainText(value);
  return text === undefined ? undefined : [text];
}

/** The parser marks capitals that BibTeX's braces protect, and small letters, with tags. */
const untagged = (value: string): string =>
  value.replace(/<\/?(?:span[^<>]*|i|b|sc|sub|sup|nc)>/g, '');

/** What the parser reads of one entry among others. Nothing if it can't. */
function parsedValues(source: string, key: string): Values | undefined {
  // Formulas are TeX, which the parser would turn into HTML: it gets a sign for each instead.
  const formulas: string[] = [];
  const masked = source.replace(formula, (all) => `FORMULA${formulas.push(all) - 1}END`);
  const restore = (value: string): string =>
    untagged(value)
      .normalize('NFC')
      .replace(/FORMULA(\d+)END/g, (all, n: string) => formulas[Number(n)] ?? all);
  const options = { english: false, sentenceCase: false, unsupported: 'ignore' } as const;
  const fields = parse(masked, options).entries.find((each) => each.key === key)?.fields ?? {};
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

/** What an entry says. Nothing if it can't be read. `around`: the definitions and the parent that it needs. */
function valuesOf(entry: string, around: () => string): Values | undefined {
  const fields = ownFields(entry);
  if (!fields) return parsedValues(`${around()}\n${entry}`, keyOf(entry));
  const values = new Map<string, readonly string[]>();
  const difficult: string[] = [];
  for (const [name, value] of fields) {
    const plain = plainValue(name, value);
    if (plain) values.set(name, plain);
    else difficult.push(`${name} = {${value}}`);
  }
  if (difficult.length === 0) return values;
  const others = parsedValues(`@misc{key,\n${difficult.join(',\n')}\n}`, 'key');
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
    if (!keyOf(piece.text) || isDefinition(piece.text)) continue;
    const values = valuesOf(piece.text, () => around(piece.text));
    yield values
      ? referenceOf(values, piece)
      : { at: piece.at, text: excerpt(piece.text), reason: 'importBroken' };
  }
}
