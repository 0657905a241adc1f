/** The fields of an entry of BibTeX, as they stand in the file. https://www.bibtex.com/g/bibtex-format/ */

/** What stands for a text that is defined elsewhere, or is joined of several. */
export const indirect = Symbol('indirect');
type Value = string | typeof indirect;
export type RawFields = ReadonlyMap<string, Value>;

/** The type and the key: any text before a comma that is no field, since programs write names and spaces into keys. */
const head =
  /\s*@\s{0,9}\w{1,30}\s{0,9}\{(?:\s*(?=[a-z][\w:+.-]{0,99}\s{0,99}=)|[^,="\n]*(?=,)|\s*[^\s,{}]*)/iy;
const fieldName = /[\s,]*([a-z][\w:+.-]{0,99})\s{0,99}=\s*/iy;
const end = /[\s,]*\}/y;
const word = /[^\s,{}"#=]+/y;
const joint = /\s{0,99}#\s*/y;

/** The macros that every style defines. */
const month = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;

const joined = (a: Value, b: Value | undefined): Value | undefined =>
  typeof a === 'string' && typeof b === 'string' ? a + b : b && indirect;

/** Small letters for names. Nothing if this isn't a whole entry. */
export function rawFields(entry: string): RawFields | undefined {
  const fields = new Map<string, Value>();
  let at = 0;
  /** Consumes what the expression matches here. */
  const take = (expression: RegExp): RegExpExecArray | undefined => {
    expression.lastIndex = at;
    const found = expression.exec(entry) ?? undefined;
    if (found) at = expression.lastIndex;
    return found;
  };
  /** Consumes a text in braces or quotes, a number or a name. */
  const value = (): Value | undefined => {
    const begin = at;
    if (entry[at] !== '{' && entry[at] !== '"') {
      const [name] = take(word) ?? [];
      // No macro begins with a digit, and programs write identifiers without braces: `eprint = 2401.12345`.
      return name === undefined || /^\d/.test(name) || month.test(name) ? name : indirect;
    }
    at = endOfValue(entry, at);
    return at < 0 ? undefined : entry.slice(begin + 1, at - 1);
  };
  if (!take(head)) return undefined;
  while (!take(end)) {
    const name = take(fieldName)?.[1]?.toLowerCase();
    let whole = name === undefined ? undefined : value();
    while (whole !== undefined && take(joint)) whole = joined(whole, value());
    if (name === undefined || whole === undefined) return undefined;
    if (!fields.has(name)) fields.set(name, whole);
  }
  return fields;
}

/** Behind the closing brace or quote of a value; -1 if there is none. BibTeX counts escaped braces, too. */
function endOfValue(text: string, from: number): number {
  const isQuoted = text[from] === '"';
  const signs = /[{}"]/g;
  signs.lastIndex = from + 1;
  let depth = 0;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    if (found[0] === '"') {
      if (isQuoted && depth === 0) return signs.lastIndex;
    } else if (found[0] === '{') depth++;
    else if (depth === 0) return isQuoted ? -1 : signs.lastIndex;
    else depth--;
  }
  return -1;
}

/** The parts of a value between signs that stand in no braces. `signs` matches braces, too, and globally. */
export function partsOutsideBraces(value: string, signs: RegExp): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (const { 0: sign, index } of value.matchAll(signs)) {
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (depth === 0) {
      parts.push(value.slice(from, index));
      from = index + sign.length;
    }
  }
  parts.push(value.slice(from));
  return parts.map((part) => part.trim()).filter(Boolean);
}
