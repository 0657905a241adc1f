/** Affiliations follow a name in brackets, which may be nested and hold commas. */
const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
]);

/**
 * A text without what is in brackets. An unclosed bracket removes all that follows: losing an author is better than
 * listing an institute as one.
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
