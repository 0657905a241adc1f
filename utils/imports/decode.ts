/** The text of a file, piece by piece: a large one never stands in memory whole. */

/** A text in pieces that end anywhere, with `\n` between its lines. It can be read again. */
export type TextPieces = () => AsyncIterable<string> | Iterable<string>;

/** Bytes that are read at a time. */
const pieceSize = 1_000_000;

async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.size; at += pieceSize)
    yield new Uint8Array(await file.slice(at, at + pieceSize).arrayBuffer());
}

/** UTF-8, UTF-16 by its mark, or else Windows' code page 1252, which older programs write. Reads the whole file. */
async function encodingOf(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of bytesOf(file)) decoder.decode(bytes, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch (cause) {
    // Anything else is a file that can't be read.
    if (cause instanceof TypeError) return 'windows-1252';
    throw cause;
  }
}

/** Finds out how a file is written. Rejects if it can't be read. */
export async function textIn(file: Blob): Promise<TextPieces> {
  const encoding = await encodingOf(file);
  return async function* () {
    const decoder = new TextDecoder(encoding);
    let held = '';
    for await (const bytes of bytesOf(file)) {
      const piece = held + decoder.decode(bytes, { stream: true });
      // The other half of a line's end may be in the next piece.
      held = piece.endsWith('\r') ? '\r' : '';
      yield plainLineEnds(held ? piece.slice(0, -1) : piece);
    }
    yield plainLineEnds(held + decoder.decode());
  };
}

const plainLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');
