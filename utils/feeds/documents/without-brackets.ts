/** Affiliations stand in brackets behind a name, nested and with commas of their own. */
const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
]);

/**
 * A text without what is in brackets. A bracket that is never closed takes all that follows with it: what is missing then
 * is an author, what would be there otherwise is an institute among authors.
 */
export function withoutBrackets(text: string): string {
  if (!/[([]/.test(text)) return text;
  const open: string[] = [];
  let outside = '';
  for (const character of text) {
    const end = closing.get(character);
    if (end) open.push(end);
    else if (character === open.at(-1)) open.pop();
    else if (open.length === 0) outside += character;
  }
  return outside.replace(/ +/g, ' ').replace(/ (?=[,;])/g, '');
}
