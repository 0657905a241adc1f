/** What differs between two readings of one page. */
import type { EntryRead, PageRead } from './page-read.ts';

type Kept = Pick<PageRead, 'listing' | 'view' | 'entries'>;

/** One line for each difference; none if both are the same. */
export function differences(before: Kept, now: Kept): readonly string[] {
  const lines: string[] = [];
  const changed = (what: string, was: unknown, is: unknown) => {
    const [one, other] = [JSON.stringify(was ?? null), JSON.stringify(is ?? null)];
    if (one !== other) lines.push(`${what}: ${one} → ${other}`);
  };
  changed('listing', before.listing, now.listing);
  changed('view', before.view, now.view);
  const earlier = numbered(before.entries);
  const later = numbered(now.entries);
  for (const [key, entry] of later) {
    const was = earlier.get(key);
    if (!was) lines.push(`+ ${key} ${entry.title}`);
    else
      for (const name of ['title', 'authors', 'date'] as const)
        changed(`${key} ${name}`, was[name], entry[name]);
  }
  for (const [key, entry] of earlier) if (!later.has(key)) lines.push(`− ${key} ${entry.title}`);
  const order = (entries: ReadonlyMap<string, EntryRead>, other: ReadonlyMap<string, EntryRead>) =>
    [...entries.keys()].filter((key) => other.has(key)).join();
  if (order(earlier, later) !== order(later, earlier)) lines.push('the order of the entries');
  return lines;
}

/** A page may list a paper twice: the second has a number behind its id. */
function numbered(entries: readonly EntryRead[]): ReadonlyMap<string, EntryRead> {
  const all = new Map<string, EntryRead>();
  for (const entry of entries) {
    let key = entry.id;
    for (let n = 2; all.has(key); n++) key = `${entry.id} (${n})`;
    all.set(key, entry);
  }
  return all;
}
