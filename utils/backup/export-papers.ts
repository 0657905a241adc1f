/** Papers exported for other programs, piece by piece: a large export never stands in memory whole. */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type CitationOptions, cite } from '../citations/cite';
import type { CitedPaper } from '../citations/cited-paper';
import type { FormatName } from '../citations/export-choices';
import { type ExportOptions, notesBy, writerOf } from '../citations/formats';
import { type ZoteroItem, zoteroItem } from '../citations/zotero/item';
import type { Library } from '../library/library';
import type { PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';

/** Which papers are to be exported, in this order. */
export interface Asked {
  readonly ids: readonly PaperId[];
  /** What a page tells of its papers, which the library may not have. */
  readonly told?: ReadonlyMap<PaperId, PaperDetails>;
}

/** The page that told of papers is gone, or shows none any more. */
export class PageGone extends Error {}

export interface ExportPapers {
  readonly format: FormatName;
  /** Markdown: an archive with a file per paper. */
  readonly files: boolean;
  readonly options: ExportOptions;
  readonly signal?: AbortSignal;
  /** How much is written, 0 to 1. */
  progress?(part: number): void;
}

export interface ExportedPapers {
  readonly blob: Blob;
  /** Of the file's name: "bib". */
  readonly extension: string;
}

/** How many papers are read and written before others may run. */
const batch = 100;

/** Characters that are handed to the browser at a time, which keeps large files on the disk. */
const pieceSize = 1_000_000;

type Cite = Pick<Library, 'cited'>;

/** What the library and the page tell of some papers. */
export async function citedPapers(
  library: Cite,
  ids: readonly PaperId[],
  told: Asked['told'],
): Promise<CitedPaper[]> {
  return (await library.cited(ids)).map((paper) => {
    const page = told?.get(paper.id);
    // What is kept may be older, or the title alone.
    return page ? { ...paper, details: { ...paper.details, ...page } } : paper;
  });
}

/** Papers as Zotero takes them. Rejects as the library does, or with the reason of `signal`. */
export async function zoteroItems(
  library: Cite,
  { ids, told }: Asked,
  options: CitationOptions,
  signal: AbortSignal,
): Promise<ZoteroItem[]> {
  const items: ZoteroItem[] = [];
  for (let at = 0; at < ids.length; at += batch) {
    signal.throwIfAborted();
    for (const paper of await citedPapers(library, ids.slice(at, at + batch), told))
      items.push(zoteroItem(cite(paper, options), paper.tags));
  }
  return items;
}

/** Writes papers in a format. Rejects as the library does, or with the reason of `signal`. */
export async function exportPapers(
  library: Cite,
  { ids, told }: Asked,
  how: ExportPapers,
): Promise<ExportedPapers> {
  const target = how.format === 'Markdown' && how.files ? archive(how) : text(how);
  for (let at = 0; at < ids.length; at += batch) {
    how.signal?.throwIfAborted();
    for (const paper of await citedPapers(library, ids.slice(at, at + batch), told))
      target.add(paper);
    how.progress?.(Math.min((at + batch) / ids.length, 1));
  }
  how.signal?.throwIfAborted();
  return target.end();
}

interface Target {
  add(paper: CitedPaper): void;
  end(): ExportedPapers;
}

function text({ format, options }: ExportPapers): Target {
  const writer = writerOf(format, options);
  const pieces: Blob[] = [];
  let waiting = writer.begin;
  const flush = () => {
    pieces.push(new Blob([waiting]));
    waiting = '';
  };
  return {
    add(paper) {
      waiting += writer.add(paper);
      if (waiting.length > pieceSize) flush();
    },
    end() {
      waiting += writer.end;
      flush();
      return { blob: new Blob(pieces, { type: writer.type }), extension: writer.extension };
    },
  };
}

function archive({ options }: ExportPapers): Target {
  const noteOf = notesBy(options);
  const pieces: BlobPart[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    // A view of a larger buffer would keep all of it.
    pieces.push(new Blob([data.slice()]));
  });
  return {
    add(paper) {
      const { name, text: markdown } = noteOf(paper);
      const file = new ZipDeflate(name, { level: 6 });
      zip.add(file);
      file.push(strToU8(markdown), true);
    },
    end() {
      zip.end();
      return { blob: new Blob(pieces, { type: 'application/zip' }), extension: 'zip' };
    },
  };
}
