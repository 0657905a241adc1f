/** Which kind of file this is, and its references. */
import { readBibtex } from './bibtex';
import { readBookmarks } from './bookmarks';
import { readCslJson } from './csl-json';
import { type Columns, firstRows, guessColumns, readCsv } from './csv';
import { readLines } from './lines';
import { isPaperMemory, readPaperMemory } from './paper-memory';
import type { Part } from './reference';
import { readRis } from './ris';

const kinds = ['BibTeX', 'RIS', 'CSL-JSON', 'PaperMemory', 'CSV', 'bookmarks', 'lines'] as const;
export type FileKind = (typeof kinds)[number];

/** A file of which the kind is known. */
export interface KnownFile {
  readonly kind: FileKind;
  readonly text: string;
}

/** Tells the kind of a file by what it holds, as names lie. */
export function kindOf(text: string): FileKind {
  const begin = text
    .slice(0, 20_000)
    .replace(/^\ufeff/, '')
    .trimStart();
  // A list is none of PaperMemory's, so it isn't parsed twice.
  if (begin.startsWith('[')) return 'CSL-JSON';
  if (begin.startsWith('{')) return isPaperMemory(parsed(text)) ? 'PaperMemory' : 'CSL-JSON';
  if (begin.startsWith('<')) return 'bookmarks';
  if (/^TY {1,2}- /m.test(begin)) return 'RIS';
  if (/^@\s*[a-z]+\s*[{(]/im.test(begin)) return 'BibTeX';
  const [header = [], ...rows] = firstRows(begin);
  const { id, title } = guessColumns(header);
  const isTable = header.length > 1 && rows.length > 0 && id.length + title.length > 0;
  return isTable ? 'CSV' : 'lines';
}

/** The value of a JSON document; nothing if it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads a file's references one after another, so that the caller can show progress and stop. `columns`: what the user
 * chose for a table. Throws a `SyntaxError` if JSON is broken.
 */
export function readFile({ kind, text }: KnownFile, columns?: Columns): Iterable<Part> {
  switch (kind) {
    case 'BibTeX':
      return readBibtex(text);
    case 'RIS':
      return readRis(text);
    case 'CSL-JSON':
      return readCslJson(text);
    case 'PaperMemory': {
      const value = parsed(text);
      return isPaperMemory(value) ? readPaperMemory(value) : [];
    }
    case 'CSV':
      return readCsv(text, columns ?? guessColumns(firstRows(text, 1)[0] ?? []));
    case 'bookmarks':
      return readBookmarks(text);
    case 'lines':
      return readLines(text);
  }
}
