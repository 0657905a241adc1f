/** A file of another program, read whole before anything is written. */

import { NotJson } from '../basics/json-rows';
import { formatName } from '../formats/saved-file/format';
import { textIn } from '../imports/decode';
import { papersOf } from '../imports/paper-of';
import { type KnownFile, knownFile } from '../imports/read-file';
import { isUnread, type Part, type Reference, type Unread } from '../imports/reference';
import { createFoundPapers, type FoundPapers } from './found-papers';

/** What is read of a larger file might not fit into memory. A library of 100,000 papers with abstracts has 250 MB. */
export const importLimit = 400_000_000;

/** Entries that are kept to be shown; the others are counted. */
const shownLimit = 100;
/** Entries without an id that are matched by their titles. */
const unnamedLimit = 20_000;

/** How long reading goes on without letting others run, in ms. */
const turn = 40;

/** Why nothing of a file can be read: a message's name. */
export class UnreadableFile extends Error {
  constructor(
    readonly why:
      | 'importTooLarge'
      | 'importArchive'
      | 'importEmpty'
      | 'importOwn'
      | 'importUnreadable',
    cause?: unknown,
  ) {
    super(why, { cause });
  }
}

export interface ReadPapers {
  readonly found: FoundPapers;
  /** Entries that name no paper by an id that we know. */
  readonly unnamed: readonly Reference[];
  readonly unnamedCount: number;
  readonly unread: readonly Unread[];
  readonly unreadCount: number;
}

/** Opens a file, and finds out what it is. Rejects with `UnreadableFile`. */
export async function openFile(file: Blob): Promise<KnownFile> {
  if (file.size > importLimit) throw new UnreadableFile('importTooLarge');
  try {
    const bytes = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    if (isArchive(bytes)) throw new UnreadableFile('importArchive');
    const known = await knownFile(await textIn(file));
    if (known.begin.trim() === '') throw new UnreadableFile('importEmpty');
    if (isOwn.test(known.begin.slice(0, 200))) throw new UnreadableFile('importOwn');
    return known;
  } catch (cause) {
    throw cause instanceof UnreadableFile ? cause : new UnreadableFile('importUnreadable', cause);
  }
}

/** A library that we saved: it is restored, with all that it holds. */
const isOwn = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${formatName}"`);

/** Zip and gzip: what they unpack to can be of any size, so they aren't unpacked. */
const isArchive = ([a, b]: Uint8Array): boolean =>
  (a === 0x50 && b === 0x4b) || (a === 0x1f && b === 0x8b);

/**
 * Reads all of a file's papers. Rejects with `UnreadableFile`, or with the reason of `signal`. `progress`: how many
 * entries were read.
 */
export async function readPapers(
  parts: AsyncIterable<Part>,
  { signal, progress }: { signal?: AbortSignal; progress?(read: number): void } = {},
): Promise<ReadPapers> {
  const found = createFoundPapers();
  const unnamed: Reference[] = [];
  const unread: Unread[] = [];
  let [unnamedCount, unreadCount, read] = [0, 0, 0];
  let begun = performance.now();
  try {
    for await (const part of parts) {
      read++;
      if (performance.now() - begun > turn) {
        progress?.(read);
        await pause();
        signal?.throwIfAborted();
        begun = performance.now();
      }
      if (isUnread(part)) {
        unreadCount++;
        // A piece of a text keeps all of it in memory; a copy doesn't.
        if (unread.length < shownLimit) unread.push(structuredClone(part));
        continue;
      }
      const ids = papersOf(part);
      if (!ids) {
        unnamedCount++;
        if (unnamed.length < unnamedLimit) unnamed.push(structuredClone(part));
        continue;
      }
      const { details, tags, note, marks } = part;
      found.add({ ids, details, tags, ...(note && { note }), ...(marks && { marks }) });
    }
  } catch (cause) {
    signal?.throwIfAborted();
    // A JSON document that is broken anywhere has no beginning that could be read; or the file is gone.
    const isFile = cause instanceof NotJson || cause instanceof DOMException;
    throw isFile ? new UnreadableFile('importUnreadable', cause) : cause;
  }
  return { found, unnamed, unnamedCount, unread, unreadCount };
}

/** Lets others run. In a tab out of sight a timer would take a second. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
