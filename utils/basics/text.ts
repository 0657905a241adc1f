/**
 * Makes text from outside fit to keep: white space folded, lone surrogates replaced
 * (they would not survive an export), cut to `limit` UTF-16 units.
 */
export function cleanText(text: string, limit: number): string {
  const folded = text
    .slice(0, limit * 4)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
  return folded.slice(0, limit).trimEnd().toWellFormed();
}

/** A decoded part of an address; nothing if its percent signs are malformed. */
export function decodedPart(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Text on one line for places outside our pages: a notification, the clipboard, a file's name. Without control
 * characters, and without those that reverse the text after them.
 */
export const shownText = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
