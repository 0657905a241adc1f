/**
 * Reads one JSON object as its text comes in, and gives the items of its long lists one by one: neither the text nor
 * the lists are ever in memory as a whole. It accepts JSON in any layout.
 */

/** The text isn't such JSON; with the offset, in characters from its start. */
export class NotJson extends Error {
  constructor(
    readonly reason: 'truncated' | 'malformed' | 'too deep' | 'too long',
    readonly offset: number,
  ) {
    super(`Not the JSON that was expected: ${reason}`);
  }
}

interface Sink {
  /** Names of members that are lists, whose items come one by one. */
  readonly lists: readonly string[];
  /** Any other member of the object. */
  readonly member: (name: string, value: unknown) => void;
  readonly item: (list: string, value: unknown) => void;
}

/** Levels within one value; ours have four. */
const depthLimit = 12;
/** Characters of one value; a paper with the longest note, abstract and tags has half of that. */
const lengthLimit = 2_000_000;

type State =
  | 'object'
  | 'first name'
  | 'name'
  | 'colon'
  | 'value'
  | 'comma'
  | 'first item'
  | 'item'
  | 'item comma'
  | 'end';

export function createJsonReader({ lists, member, item }: Sink) {
  let state: State = 'object';
  let text = '';
  let at = 0;
  /** Characters before `text`. */
  let before = 0;
  let name = '';
  const names = new Set<string>();

  const fault = (reason: NotJson['reason']) => new NotJson(reason, before + at);

  /** Consumes one of two signs, and enters its state. */
  function sign(sign: string, next: State, other?: readonly [sign: string, next: State]): true {
    if (text[at] === sign) state = next;
    else if (other && text[at] === other[0]) state = other[1];
    else throw fault('malformed');
    at++;
    return true;
  }

  /** Consumes a whole value; nothing if its end hasn't arrived yet. */
  function value(): { value: unknown } | undefined {
    const end = endOfValue(text, at, () => fault('too deep'));
    if ((end < 0 ? text.length : end) - at > lengthLimit) throw fault('too long');
    if (end < 0) return undefined;
    try {
      const value: unknown = JSON.parse(text.slice(at, end));
      at = end;
      return { value };
    } catch {
      throw fault('malformed');
    }
  }

  function takeName(): boolean {
    if (text[at] !== '"') throw fault('malformed');
    const read = value();
    if (!read) return false;
    name = String(read.value);
    if (names.has(name)) throw fault('malformed');
    names.add(name);
    state = 'colon';
    return true;
  }
  function takeValue(): boolean {
    if (lists.includes(name) && text[at] === '[') return sign('[', 'first item');
    const read = value();
    if (!read) return false;
    member(name, read.value);
    state = 'comma';
    return true;
  }
  function takeItem(): boolean {
    const read = value();
    if (!read) return false;
    item(name, read.value);
    state = 'item comma';
    return true;
  }

  /** Does one step. Returns whether it could. */
  function step(): boolean {
    while (isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) return false;
    switch (state) {
      case 'object':
        return sign('{', 'first name');
      case 'first name':
        return text[at] === '}' ? sign('}', 'end') : takeName();
      case 'name':
        return takeName();
      case 'colon':
        return sign(':', 'value');
      case 'value':
        return takeValue();
      case 'comma':
        return sign(',', 'name', ['}', 'end']);
      case 'first item':
        return text[at] === ']' ? sign(']', 'comma') : takeItem();
      case 'item':
        return takeItem();
      case 'item comma':
        return sign(',', 'item', [']', 'comma']);
      case 'end':
        throw fault('malformed');
    }
  }

  return {
    /** Parses the next piece of the text. Throws `NotJson`. */
    push(more: string): void {
      text = text.slice(at) + more;
      before += at;
      at = 0;
      while (step());
    },
    /** To be called after the last piece. Throws `NotJson` if the object is incomplete. */
    end(): void {
      if (state !== 'end') throw new NotJson('truncated', before + text.length);
    },
  };
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** The end of a value that begins at `from`; -1 if it hasn't arrived yet. */
function endOfValue(text: string, from: number, tooDeep: () => Error): number {
  const first = text[from];
  if (first === '"') return endOfString(text, from);
  if (first === '{' || first === '[') return endOfNested(text, from, tooDeep);
  const end = /[\s,:[\]{}"]/g;
  end.lastIndex = from;
  const found = end.exec(text);
  // `JSON.parse` refuses an empty value.
  return found ? found.index : -1;
}

function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return -1;
}

function endOfNested(text: string, from: number, tooDeep: () => Error): number {
  const signs = /["[\]{}]/g;
  signs.lastIndex = from;
  let depth = 0;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    if (found[0] === '"') {
      const end = endOfString(text, found.index);
      if (end < 0) return -1;
      signs.lastIndex = end;
    } else if (found[0] === '{' || found[0] === '[') {
      if (++depth > depthLimit) throw tooDeep();
    } else if (--depth === 0) return found.index + 1;
  }
  return -1;
}
