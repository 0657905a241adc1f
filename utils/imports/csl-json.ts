/**
 * CSL-JSON, as Zotero, Mendeley, Crossref and pandoc write it, and as we do. They differ in the kinds of their values, so
 * a value of a kind that no one writes is left out, and the rest of its item is read.
 * https://github.com/citation-style-language/schema
 */
import * as z from '../basics/z';
import { fullName, partsBetween } from './author-names';
import type { TextPieces } from './decode';
import { detailsOf } from './file-details';
import { jsonEntries } from './json';
import { excerpt, type Part, type Reference } from './reference';

/** What an item has for a value: anything, of which `textOf` takes what is text. */
const ItemSchema = z.record(z.string(), z.unknown());
type Item = z.infer<typeof ItemSchema>;

/** A text or a number, also as the only one of a list, as Crossref writes titles. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? textOf(value[0]) : '';
}

const itemsOf = (value: unknown): Item[] => {
  const all: unknown[] = Array.isArray(value) ? value : [];
  return all.flatMap((each) => {
    const { data } = z.safeParse(ItemSchema, each);
    return data ? [data] : [];
  });
};

function nameOf(name: Item): string {
  const of = (key: string) => textOf(name[key]);
  const whole = fullName(
    of('given'),
    of('dropping-particle'),
    of('non-dropping-particle'),
    of('family'),
    of('suffix'),
  );
  // `name`: a group, in Crossref's words.
  return of('literal') || whole || of('name');
}

/** `{"date-parts": [[2026, 3, 5]]}`, the same with strings or flat, `{"raw": "…"}`, or the text alone. */
function dateOf(issued: unknown): string {
  const date = z.safeParse(ItemSchema, issued).data;
  if (!date) return textOf(issued);
  const parts = [date['date-parts']].flat(2).slice(0, 3).map(textOf).filter(Boolean);
  return parts.join('-') || textOf(date['raw']) || textOf(date['literal']);
}

/** Words in a list, or in a text between commas. */
const wordsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => partsBetween(textOf(each), /[,;]/));

/** The tags that we write beside the keywords where one has a comma, or the keywords. */
function tagsOf(item: Item): string[] {
  const own = z.safeParse(z.object({ tags: z.array(z.string()) }), item['custom']).data;
  return own?.tags ?? ['keyword', 'categories', 'tags'].flatMap((name) => wordsOf(item[name]));
}

/** What programs write into a note of their own: Zotero the fields that CSL doesn't have, Better BibTeX a key. */
const byProgram =
  /^(?:arXiv:\s?\S+(?: \[[^\]]*\])?|(?:citation key|_?eprint|pmid|pmcid|doi|isbn|issn|publisher|tex\.[a-z]+): .*)$/i;

const ownNote = (note: string): string =>
  note
    .split('\n')
    .filter((line) => !byProgram.test(line.trim()))
    .join('\n')
    .trim();

/** An identifier of Zotero's `extra` field: "arXiv: 2401.12345", "_eprint: 2401.12345". */
const extraIds = (note: string): string[] =>
  note.split('\n').map((line) => line.trim().replace(/^_?eprint:\s*/i, 'arXiv:'));

const isItem = (value: object): boolean =>
  ['type', 'title', 'DOI', 'id', 'author'].some((name) => Object.hasOwn(value, name));

/** Reads the items of a document; one that is no item is told, and the rest is read. Throws `NotJson`. */
export async function* readCslJson(document: TextPieces): AsyncGenerator<Part> {
  let at = 0;
  for await (const each of jsonEntries(document, isItem)) {
    at++;
    const item = z.safeParse(ItemSchema, each).data;
    const text = excerpt(typeof each === 'string' ? each : JSON.stringify(each));
    const found = item && referenceOf(item, at, text);
    const says = found && (found.ids.length > 0 || Object.keys(found.details).length > 0);
    yield says ? found : { at, text, reason: 'importBroken' };
  }
}

function referenceOf(item: Item, at: number, text: string): Reference {
  const of = (name: string) => textOf(item[name]);
  const note = of('note');
  const own = ownNote(note);
  const ids = [
    of('id'),
    of('number'),
    of('archive_location'),
    of('eprint') && `arXiv:${of('eprint')}`,
    of('DOI'),
    of('PMID') && `pmid:${of('PMID')}`,
    of('URL'),
    of('container-title'),
    ...extraIds(note),
  ];
  return {
    ids: ids.filter(Boolean),
    details: detailsOf({
      title: of('title'),
      authors: itemsOf(item['author']).map(nameOf),
      abstract: of('abstract'),
      journal: of('container-title'),
      volume: of('volume'),
      pages: of('page'),
      doi: of('DOI'),
      date: dateOf(item['issued']),
    }),
    tags: tagsOf(item),
    ...(own && { note: own }),
    at,
    text,
  };
}
