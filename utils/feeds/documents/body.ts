/** From the bytes of an answer to its text. */

/** UTF-16 units; nothing longer is read. arXiv's biggest documents have 4 million. */
export const bodyLimit = 10_000_000;

/**
 * Decodes a body by its byte order mark, the charset of its content type or the encoding in its XML declaration, as far
 * as the bytes agree. Non-ASCII text that is valid UTF-8 is read as UTF-8, whatever is declared; text that is declared
 * UTF-8 but invalid is read as Windows-1252. `Response.text()` would decode everything as UTF-8.
 */
export function bodyText(bytes: Uint8Array, contentType = ''): string {
  const mark = marked(bytes);
  if (mark) return decoder(mark).decode(bytes);
  const header = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];
  const said = [header, declared(bytes)].flatMap((name) => (name ? decoder(name).encoding : []));
  const wide = utf16In(bytes);
  if (wide) return decoder(wide).decode(bytes);
  // The bytes are not UTF-16, so a declared UTF-16 is ignored.
  const single = said.filter((name) => !name.startsWith('utf-16'));
  const isAscii = bytes.every((byte) => byte < 0x80);
  if (isAscii) return decoder(single[0] ?? 'utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const other = single.find((name) => name !== 'utf-8');
    // One broken character must not spoil a UTF-8 document.
    return decoder(other ?? (mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252')).decode(bytes);
  }
}

/** UTF-16 without a byte order mark: a document begins with `<` or `[`, one of whose two bytes is zero. */
function utf16In([first, second]: Uint8Array): string | undefined {
  if (first === 0 && second !== 0) return 'utf-16be';
  return first !== 0 && second === 0 ? 'utf-16le' : undefined;
}

/** Whether more non-ASCII characters are valid UTF-8 than not. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const wrong = text.split('\ufffd').length - 1;
  const beyond = text.replace(/[\0-\x7f\ufffd]+/g, '').length;
  return beyond > wrong;
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
