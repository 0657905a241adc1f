/** What a paper's tags and note become when a file's are restored. */
import { tagKey } from '../../paper/state/own-words';
import type { Note, Tag } from '../../paper/state/own-words-schema';
import { nextTime, saneTime } from '../act/set-mark';
import type { ChangeOfTag } from '../action-record';
import { byKey, sorted, type Tags } from '../own-words';
import type { Manner } from './manner';
import { isLater } from './merge';

interface RestoredTags {
  readonly all: Tags;
  readonly changes: readonly Pick<ChangeOfTag, 'before' | 'after'>[];
}

/** `wanted`: those of the file; nothing if it doesn't have the paper, or no tags of it. */
export function restoreTags(
  stored: Tags | undefined,
  wanted: Tags | undefined,
  manner: Manner,
): RestoredTags {
  const [own, given] = [byKey(stored), byKey(wanted)];
  const after = new Map(own);
  for (const key of new Set([...own.keys(), ...given.keys()])) {
    const tag = restored(own.get(key), given.get(key), manner, {
      isSame: (a, b) => a.value === b.value && a.name === b.name,
      without: (tag) => (tag.value ? { ...tag, value: false } : undefined),
    });
    if (tag) after.set(key, tag);
  }
  const all = sorted(after);
  const changes = all.flatMap((tag) => {
    const before = own.get(tagKey(tag.name));
    return tag === before ? [] : [{ ...(before && { before }), after: tag }];
  });
  return { all, changes };
}

/** `wanted`: that of the file; nothing if it has none of the paper. */
export const restoreNote = (
  stored: Note | undefined,
  wanted: Note | undefined,
  manner: Manner,
): Note | undefined =>
  restored(stored, wanted && { ...wanted, text: wanted.text.toWellFormed() }, manner, {
    isSame: (a, b) => a.text === b.text,
    without: (note) => (note.text === '' ? undefined : { ...note, text: '' }),
  });

interface Kind<Value> {
  /** Whether two values say the same, whenever they were set. */
  isSame(a: Value, b: Value): boolean;
  /** The value that takes this one away; nothing if it is away. */
  without(value: Value): Value | undefined;
}

function restored<Value extends Tag | Note>(
  stored: Value | undefined,
  wanted: Value | undefined,
  { mode, action, time, now }: Manner,
  { isSame, without }: Kind<Value>,
): Value | undefined {
  if (!wanted) {
    const away = mode === 'replace' && stored ? without(stored) : undefined;
    return away && stored ? { ...away, action, time: nextTime(time, stored.time, now) } : stored;
  }
  const given = { ...wanted, time: saneTime(wanted.time, now) };
  if (!stored) return given;
  // Otherwise every restore of a file from the future would make its time later.
  if (given.time !== wanted.time && isSame(stored, given)) return stored;
  if (isLater(given, stored)) return given;
  if (mode === 'merge' || isSame(stored, given)) return stored;
  // A time that every copy accepts as the later one.
  return { ...given, time: nextTime(time, stored.time, now) };
}
