/** Reads JSON as it comes in: the items of a list, or the members of an object. */
import { createJsonReader } from '../basics/json-rows';
import type { TextPieces } from './decode';

/** The items of a document that is a list; of another one its value alone. Throws `NotJson`. */
export async function* jsonItems(text: TextPieces): AsyncGenerator<unknown> {
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
