/** Reads JSON as it comes in: the items of a list, or the members of an object. */
import { createJsonReader } from '../basics/json-rows';
import type { TextPieces } from './decode';
import { linesOf } from './pieces';

/** Whether a text has a JSON document on each of its lines. */
const isJsonLines = (begin: string): boolean => {
  const [first = '', second = ''] = begin.trimStart().split(/\n\s*/, 2);
  return second.startsWith('{') && isJson(first);
};

const isJson = (text: string): boolean => parsed(text) !== undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The items of a list or of an object that holds one (`{"items": […]}`, `{"key": {…}}`), the documents of a text that
 * has one on each line, or a single document. `isItem`: whether an object is an item itself. What can't be read of a
 * line is given as its text. Throws `NotJson`.
 */
export async function* jsonEntries(
  text: TextPieces,
  isItem: (value: object) => boolean,
): AsyncGenerator<unknown> {
  for await (const begin of text()) {
    if (!begin.trim()) continue;
    if (isJsonLines(begin)) {
      for await (const lines of linesOf(text))
        for (const line of lines) if (line.trim()) yield parsed(line) ?? line;
      return;
    }
    break;
  }
  for await (const value of jsonItems(text)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || isItem(value)) {
      yield value;
      continue;
    }
    const inner = Object.values(value)
      .flat()
      .filter((each) => typeof each === 'object' && each);
    if (inner.length > 0) yield* inner;
    else yield value;
  }
}

/** The items of a document that is a list; of another one its value alone. Throws `NotJson`. */
async function* jsonItems(text: TextPieces): AsyncGenerator<unknown> {
  let items: unknown[] = [];
  const take = (_: string, value: unknown) => void items.push(value);
  // As the only member of an object, which is what the reader reads.
  const reader = createJsonReader({ lists: ['all'], member: take, item: take });
  reader.push('{"all":');
  for await (const more of text()) {
    reader.push(more);
    yield* items;
    items = [];
  }
  reader.push('}');
  yield* items;
  reader.end();
}

/** The members of a document that is an object. Throws `NotJson`. */
export async function* jsonMembers(text: TextPieces): AsyncGenerator<readonly [string, unknown]> {
  let members: [string, unknown][] = [];
  const member = (name: string, value: unknown) => void members.push([name, value]);
  const reader = createJsonReader({ lists: [], member, item: member });
  for await (const more of text()) {
    reader.push(more);
    yield* members;
    members = [];
  }
  reader.end();
  yield* members;
}

/** The members that the beginning of an object has whole. */
export function firstMembers(begin: string): [string, unknown][] {
  const members: [string, unknown][] = [];
  const member = (name: string, value: unknown) => void members.push([name, value]);
  try {
    createJsonReader({ lists: [], member, item: member }).push(begin);
  } catch {
    // What reads all of it says so.
  }
  return members;
}
