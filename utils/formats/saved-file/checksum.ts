import { type ListName, lists } from './file-rows';

/**
 * Lines, each followed by a line feed. Moved into blobs now and then, as blobs may be on the disk while text stays in
 * memory.
 */
function createLines() {
  const packed: Blob[] = [];
  let lines: string[] = [];
  let length = 0;
  function pack(): Blob[] {
    packed.push(new Blob(lines.map((line) => `${line}\n`)));
    lines = [];
    length = 0;
    return packed;
  }
  return {
    add(line: string): void {
      lines.push(line);
      length += line.length;
      if (length > 1_000_000) pack();
    },
    pack,
  };
}

/** The checksum of a saved file: SHA-256 of its settings and its rows. Browsers can't compute it incrementally. */
export function createChecksum() {
  const rows = { papers: createLines(), seen: createLines(), aliases: createLines() };
  return {
    add: (list: ListName, row: string): void => rows[list].add(row),
    /** Returns it in hexadecimal. */
    async digest(settings: unknown): Promise<string> {
      const parts = lists.flatMap((list) => rows[list].pack());
      const all = await new Blob([`${JSON.stringify(settings)}\n`, ...parts]).arrayBuffer();
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
