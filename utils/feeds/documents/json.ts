/** JSON as feeds answer it. */

import { NoFeed } from '../feed';
import { bodyLimit } from './body';
import { pageInstead } from './page-instead';

/** No list has more rows than this; the biggest that we request has 100. */
const rowLimit = 1_000;

/** Reads a body as a list. Throws `NoFeed` if it isn't one, or is too large. */
export function readJsonList(body: string): readonly unknown[] {
  if (body.length > bodyLimit) throw new NoFeed('too large', `over ${bodyLimit} characters`);
  const text = body.trim();
  if (text === '') throw new NoFeed('empty', 'the answer is empty');
  if (text.startsWith('<')) throw pageInstead(text);
  const value = parse(text);
  if (!Array.isArray(value)) throw new NoFeed('not a feed', 'JSON, but not a list');
  if (value.length > rowLimit) throw new NoFeed('too large', `over ${rowLimit} rows`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoFeed('broken', 'broken JSON');
  }
}
