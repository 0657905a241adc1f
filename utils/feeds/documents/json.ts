/** JSON as feeds answer it. */

import { NoFeed } from '../feed';
import { bodyLimit } from './body';
import { pageInstead } from './page-instead';

/** More rows than these no list has; the biggest that is asked for has 100. */
const rowLimit = 1_000;

/** The list that a body is. Throws `NoFeed` where it is none, or too large. */
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
