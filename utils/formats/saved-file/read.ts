import * as z from '../../basics/z';
import { createChecksum } from './checksum';
import { formatName, formatVersion, sizeLimit } from './format';
import { createJsonReader, NotJson } from './json-rows';
import { dangerousKey } from './keys';
import { type ListName, lists, type RowCounts, type SavedRows } from './rows';
import {
  SavedAliasSchema,
  SavedHeaderSchema,
  SavedPaperSchema,
  SavedSeenSchema,
} from './saved-file-schema';
import { firstBytes, isGzip, type SniffedFault } from './sniff';

/** Why a file is refused. Nothing of it was written. */
export type Fault =
  | SniffedFault
  | NotJson['reason']
  /** The gzip data is damaged or truncated. */
  | 'damaged gzip'
  | 'too large'
  /** Bytes that aren't UTF-8. */
  | 'not text'
  | 'another format'
  | 'newer'
  | 'incomplete'
  | 'dangerous key'
  | 'duplicate'
  | 'wrong counts'
  | 'wrong checksum'
  /** None of its rows can be used. */
  | 'nothing usable'
  /** The browser could not read it: moved, changed or locked meanwhile. */
  | 'unreadable';

export class Refused extends Error {
  constructor(
    readonly fault: Fault,
    /** A detail for users who want to look: "papers, row 17". */
    readonly detail = '',
    cause?: unknown,
  ) {
    super(`The file is refused: ${fault}`, { cause });
  }
}

/** A row that can't be restored; the others can. */
export interface Rejected {
  readonly list: ListName;
  /** From 1. */
  readonly row: number;
  readonly reason: 'id' | 'mark' | 'other';
}

/** What a file turned out to hold. */
export interface SavedFile {
  readonly createdAt: string;
  readonly generator: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sha256: string;
  /** How many rows can be restored. */
  readonly counts: RowCounts;
  /** At most the first hundred. */
  readonly rejected: readonly Rejected[];
  readonly rejectedCount: number;
  /** The ids of each list, those of rejected rows included. */
  readonly ids: Readonly<Record<ListName, ReadonlySet<string>>>;
}

interface Options {
  /** Gets valid rows, in the order of the file. The file may still be refused later. */
  take(rows: SavedRows): Promise<void>;
  /** How much has been read, 0 to 1. */
  progress?(part: number): void;
  readonly signal?: AbortSignal;
}

const schemas = {
  papers: SavedPaperSchema,
  seen: SavedSeenSchema,
  aliases: SavedAliasSchema,
} as const;

const rejectedLimit = 100;

/**
 * Reads a whole file and checks all of it. Rejects with `Refused`, or as `signal` says. An invalid row is left out and
 * reported; a fault of the file as a whole refuses it.
 */
export async function readSavedFile(file: Blob, options: Options): Promise<SavedFile> {
  if (file.size > sizeLimit) throw new Refused('too large');
  const collector = createCollector();
  const json = createJsonReader({ lists, ...collector });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const { reader, size } = await open(file);
  let read = 0;
  try {
    for (;;) {
      options.signal?.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      if (read === 0) refuseAtSight(value);
      read += value.length;
      // The size of compressed data is known only while reading.
      if (read > sizeLimit) throw new Refused('too large');
      json.push(decode(decoder, value));
      await options.take(collector.collected());
      options.progress?.(Math.min(read / size, 1));
    }
    if (read === 0) throw new Refused('empty');
    json.push(decode(decoder));
    json.end();
  } catch (error) {
    throw error instanceof NotJson ? new Refused(error.reason, String(error.place), error) : error;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  return collector.finish();
}

/** The usual compression ratio of our own files. */
const usualRatio = 8;

interface Opened {
  readonly reader: {
    read(): Promise<ReadableStreamReadResult<Uint8Array>>;
    cancel(): Promise<void>;
  };
  /** Bytes of the text; an estimate if it is compressed. */
  readonly size: number;
}

async function open(file: Blob): Promise<Opened> {
  const refused = (fault: Fault) => (cause: unknown) => {
    throw new Refused(fault, '', cause);
  };
  if (!(await isGzip(file).catch(refused('unreadable')))) {
    const reader = file.stream().getReader();
    return {
      reader: {
        read: () => reader.read().catch(refused('unreadable')),
        cancel: () => reader.cancel(),
      },
      size: file.size,
    };
  }
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  return {
    reader: {
      read: () => reader.read().catch(refused('damaged gzip')),
      cancel: () => reader.cancel(),
    },
    size: file.size * usualRatio,
  };
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch (cause) {
    throw new Refused('not text', '', cause);
  }
}

function refuseAtSight(bytes: Uint8Array): void {
  const fault = firstBytes(bytes);
  if (fault) throw new Refused(fault);
}

/** Collects the text's content, and refuses what is invalid. */
function createCollector() {
  const header: Record<string, unknown> = {};
  const checksum = createChecksum();
  const ids = { papers: new Set<string>(), seen: new Set<string>(), aliases: new Set<string>() };
  const found = { papers: 0, seen: 0, aliases: 0 };
  const good = { papers: 0, seen: 0, aliases: 0 };
  const rejected: Rejected[] = [];
  let rejectedCount = 0;
  let rows = emptyRows();

  function member(name: string, value: unknown): void {
    refuseKeys({ [name]: value }, name);
    if (name === 'format' && value !== formatName) throw new Refused('another format');
    if (name === 'version' && typeof value === 'number' && value > formatVersion)
      throw new Refused('newer');
    Object.defineProperty(header, name, { value, enumerable: true });
  }

  function item(name: string, value: unknown): void {
    const list = name as ListName;
    const row = ++found[list];
    refuseKeys(value, `${list}, row ${row}`);
    checksum.add(list, JSON.stringify(value));
    const id = idOf(value);
    if (id !== undefined && ids[list].has(id)) {
      throw new Refused('duplicate', `${list}, row ${row}: ${id.slice(0, 100)}`);
    }
    if (id !== undefined) ids[list].add(id);
    const parsed = z.safeParse(schemas[list], value);
    if (parsed.success) {
      good[list]++;
      (rows[list] as unknown[]).push(parsed.data);
      return;
    }
    rejectedCount++;
    if (rejected.length >= rejectedLimit) return;
    rejected.push({ list, row, reason: reasonOf(parsed.error.issues[0]?.path ?? []) });
  }

  return {
    member,
    item,
    /** The rows since the last call. */
    collected(): SavedRows {
      const collected = rows;
      rows = emptyRows();
      return collected;
    },
    async finish(): Promise<SavedFile> {
      if (header['format'] === undefined) throw new Refused('another format');
      const parsed = z.safeParse(SavedHeaderSchema, header);
      if (!parsed.success) {
        throw new Refused('incomplete', String(parsed.error.issues[0]?.path[0] ?? ''));
      }
      const { counts, sha256, settings, createdAt, generator } = parsed.data;
      if (lists.some((list) => counts[list] !== found[list])) throw new Refused('wrong counts');
      if ((await checksum.digest(settings)) !== sha256) throw new Refused('wrong checksum');
      if (rejectedCount > 0 && lists.every((list) => good[list] === 0))
        throw new Refused('nothing usable');
      return { createdAt, generator, settings, sha256, counts: good, rejected, rejectedCount, ids };
    },
  };
}

const emptyRows = () => ({ papers: [], seen: [], aliases: [] });

function refuseKeys(value: unknown, where: string): void {
  if (dangerousKey(value)) throw new Refused('dangerous key', where);
}

/** The id that a row claims, before it is known to be one. */
function idOf(row: unknown): string | undefined {
  const id: unknown = Array.isArray(row) ? row[0] : (row as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : undefined;
}

function reasonOf([first]: readonly PropertyKey[]): Rejected['reason'] {
  if (first === 'id' || first === 0) return 'id';
  return first === 'marks' ? 'mark' : 'other';
}
