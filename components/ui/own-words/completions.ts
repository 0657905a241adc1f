import type { TagCount } from '../../../utils/library/answers';
import { tagKey } from '../../../utils/paper/state/own-words';

/** The tags that a typed text may become: those that begin with it, then those that hold it. */
export function completionsOf(
  text: string,
  all: readonly TagCount[],
  own: readonly string[],
): readonly TagCount[] {
  const key = tagKey(text.trim());
  const has = new Set(own.map(tagKey));
  const free = all.filter(({ tag }) => !has.has(tagKey(tag)));
  const begin = free.filter(({ tag }) => tagKey(tag).startsWith(key));
  const hold = free.filter(({ tag }) => {
    const other = tagKey(tag);
    return !other.startsWith(key) && other.includes(key);
  });
  return [...begin, ...hold].slice(0, completionsLimit);
}
const completionsLimit = 12;
