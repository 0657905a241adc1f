/** Which kind of file this is, and its references. */
import { readBibtex } from './bibtex/bibtex';
import { readBookmarks } from './bookmarks';
import { readCslJson } from './csl-json';
import { type Columns, firstRows, guessColumns, readCsv } from './csv';
import type { TextPieces } from './decode';
import { readLines } from './lines';
import { isEndNote, isPubMed, readEndNote, readPubMed } from './other-tags';
import { isPaperMemory, readPaperMemory } from './paper-memory';
import type { Part } from './reference';
import { isRis, readRis } from './ris';

const kinds = [
  'BibTeX',
  'RIS',
  'PubMed',
  'EndNote',
  'CSL-JSON',
  'PaperMemory',
  'CSV',
  'bookmarks',
  'lines',
] as const;
export type FileKind = (typeof kinds)[number];

/** A file of which the kind is known. */
export interface KnownFile {
  readonly kind: FileKind;
  /** Enough of its beginning to see what it is. */
  readonly begin: string;
  readonly text: TextPieces;
}

/** Characters by which the kind of a file is told. */
const beginSize = 100_000;

/** Finds out what a text is. */
export async function knownFile(text: TextPieces): Promise<KnownFile> {
  let begin = '';
  for await (const piece of text()) {
    begin += piece;
    if (begin.length > beginSize) break;
  }
  begin = begin.slice(0, beginSize);
  return { kind: kindOf(begin), begin, text };
}

/** Tells the kind of a file by what it holds, as names lie. */
function kindOf(text: string): FileKind {
  const begin = text.trimStart();
  if (begin.startsWith('[')) return 'CSL-JSON';
  if (begin.startsWith('{')) return isPaperMemory(begin) ? 'PaperMemory' : 'CSL-JSON';
  if (begin.startsWith('<')) return 'bookmarks';
  if (isRis(begin)) return 'RIS';
  if (isPubMed(begin)) return 'PubMed';
  if (isEndNote(begin)) return 'EndNote';
  if (/^@\s*[a-z]+\s*[{(]/im.test(begin)) return 'BibTeX';
  const [header = [], ...rows] = firstRows(begin);
  const { id, title } = guessColumns(header);
  const isTable = header.length > 1 && rows.length > 0 && id.length + title.length > 0;
  return isTable ? 'CSV' : 'lines';
}

/**
 * Reads a file's references one after another, so that the caller can show progress and stop. `columns`: what the user
 * chose for a table. Throws `NotJson` if JSON is broken.
 */
export function readFile({ kind, text }: KnownFile, columns?: Columns): AsyncIterable<Part> {
  switch (kind) {
    case 'BibTeX':
      return readBibtex(text);
    case 'RIS':
      return readRis(text);
    case 'PubMed':
      return readPubMed(text);
    case 'EndNote':
      return readEndNote(text);
    case 'CSL-JSON':
      return readCslJson(text);
    case 'PaperMemory':
      return readPaperMemory(text);
    case 'CSV':
      return readCsv(text, columns);
    case 'bookmarks':
      return readBookmarks(text);
    case 'lines':
      return readLines(text);
  }
}
