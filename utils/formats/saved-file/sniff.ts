/** What the first bytes of a file reveal. */
export type SniffedFault = 'empty' | 'utf-16' | 'archive' | 'html' | 'not json';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();

/** Whether a file is compressed by gzip. */
export async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/** Why a file that begins like this is refused at once; nothing if it may be one of ours. */
export function firstBytes(bytes: Uint8Array): SniffedFault | undefined {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf-16';
  if (bytes.length > 1 && (first === 0 || second === 0)) return 'utf-16';
  if (first === 0x50 && second === 0x4b) return 'archive';
  const start = text(bytes);
  if (start === '') return bytes.length < 200 ? 'empty' : 'not json';
  if (start.startsWith('<')) return 'html';
  return start.startsWith('{') ? undefined : 'not json';
}
