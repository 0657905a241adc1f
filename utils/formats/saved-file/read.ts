import { createJsonReader, NotJson } from '../../basics/json-rows';
import { createCollector, type SavedFile } from './collector';
import { lists, type SavedRows } from './file-rows';
import { sizeLimit } from './format';
import { type Fault, Refused } from './refused';
import { firstBytes, isGzip } from './sniff';

interface Options {
  /** Gets valid rows, in the order of the file. The file may still be refused later. */
  take(rows: SavedRows): Promise<void>;
  /** How much has been read, 0 to 1. */
  progress?(part: number): void;
  readonly signal?: AbortSignal;
}

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
    throw error instanceof NotJson ? new Refused(error.reason, String(error.offset), error) : error;
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
