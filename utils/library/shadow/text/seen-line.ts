/** Which papers of a block were seen when, as one line of its text. */
import type { Seen } from '../../../paper/state/paper-state-schema';
import { checkedNumber, read, write } from './values';

/**
 * Grouped by when they were seen, since a page tells of several at once: `<ms since the group before>:<ids>`, with `-`
 * in front where that was taken back. Of an id that ends in three digits two characters are written, of others
 * the end between spaces.
 */
export function writeSeen(seen: readonly (readonly [suffix: string, Seen])[]): string {
  const groups = new Map<Seen, string[]>();
  for (const [suffix, time] of seen) {
    const whole = Math.trunc(time);
    const group = groups.get(whole) ?? [];
    groups.set(whole, group);
    group.push(/^\d{3}$/.test(suffix) ? write(Number(suffix)).padStart(2, '0') : ` ${suffix} `);
  }
  let last = 0;
  return [...groups]
    .sort(([a], [b]) => Math.abs(a) - Math.abs(b))
    .map(([time, suffixes]) => {
      const since = Math.abs(time) - last;
      last = Math.abs(time);
      return `${time < 0 ? '-' : ''}${write(since)}:${suffixes.join('')}`;
    })
    .join(';');
}

/** What `writeSeen` wrote. Throws `Damaged`. */
export function* readSeen(text: string): Generator<readonly [suffix: string, Seen]> {
  let last = 0;
  for (const [, sign, since = '', suffixes = ''] of text.matchAll(
    /(-?)([0-9a-z]+):((?:[0-9a-z]{2}| [^ ]* )*)(?:;|$)/gy,
  )) {
    last += checkedNumber(since);
    for (const [, plain, number = ''] of suffixes.matchAll(/ ([^ ]*) |([0-9a-z]{2})/g)) {
      yield [plain ?? String(read(number)).padStart(3, '0'), sign === '-' ? -last : last];
    }
  }
}
