/** From the bytes of an answer to its text. */

/** UTF-16 units; nothing longer is read. arXiv's biggest documents have 4 million. */
export const bodyLimit = 10_000_000;

/**
 * Decodes a body by its byte order mark, the charset of its content type or the encoding in its XML declaration;
 * UTF-8 where none of them says something that there is. `Response.text()` would take any of them for UTF-8.
 */
export function bodyText(bytes: Uint8Array, contentType = ''): string {
  const encoding =
    marked(bytes) ??
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ??
    declared(bytes) ??
    'utf-8';
  return decoder(encoding).decode(bytes);
}

/** Byte order marks come before everything else: https://encoding.spec.whatwg.org/#bom-sniff */
function marked([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

/** All encodings that need a declaration agree with ASCII there. */
function declared(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
}

function decoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder();
  }
}
