/** Tags and notes as our own pages show them. */
import type { PaperId } from '../../paper/ids/paper-id';
import type { OwnWords, TagCount } from '../answers';
import { createGroups, otherRows } from '../ids/aliases';
import { byKey, mergeNotes, mergeTags } from '../own-words';
import { getMany } from '../store/get-many';
import type { Database } from '../store/library-schema';

export async function ownWords(db: Database, id: PaperId): Promise<OwnWords> {
  const tx = db.transaction(['marks', 'aliases']);
  const marks = tx.objectStore('marks');
  const [row, groups] = await Promise.all([marks.get(id), createGroups(tx.objectStore('aliases'))]);
  const rows = [...(row ? [row] : []), ...(await otherRows(marks, groups, id))];
  const note = mergeNotes(rows.map((each) => each.note));
  return {
    tags: mergeTags(rows.map(({ tags }) => tags)).flatMap(({ name, value }) =>
      value ? [name] : [],
    ),
    ...(note && note.text !== '' && { note }),
  };
}

/** All tags that papers carry, in the order of their keys. A paper with several ids counts once. */
export async function tags(db: Database): Promise<TagCount[]> {
  const tx = db.transaction(['marks', 'aliases']);
  const marks = tx.objectStore('marks');
  const index = marks.index('tagged');
  const keys: string[] = [];
  const names = new Map<string, string>();
  for (let at = await index.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) {
    keys.push(at.key);
  }
  const tagged = new Set(await index.getAllKeys());
  // Many tags on few papers: the papers are read once, and not for each of their tags.
  if (keys.length > tagged.size) {
    for (const row of (await getMany(marks, [...tagged])).values()) {
      for (const [key, { name, value }] of byKey(row.tags)) if (value) names.set(key, name);
    }
  }
  const twice = await countedTwice(tx.objectStore('aliases'), marks, tagged);
  return Promise.all(
    keys.map(async (key) => {
      const [row, papers] = await Promise.all([
        names.has(key) ? undefined : index.get(key),
        index.count(key),
      ]);
      const tag = names.get(key) ?? byKey(row?.tags).get(key)?.name ?? key;
      return { tag, papers: papers - (twice.get(key) ?? 0) };
    }),
  );
}

/** The papers that carry a tag, under the id that it was given. `key`: its `tagKey`. */
export async function carrying(db: Database, key: string): Promise<PaperId[]> {
  const tx = db.transaction(['marks', 'aliases']);
  const marks = tx.objectStore('marks');
  const rows = await marks.index('tagged').getAll(key);
  const ids = rows.map(({ id }) => id);
  const groups = await createGroups(tx.objectStore('aliases'), ids);
  if (!groups.exist) return ids;
  const standing: PaperId[] = [];
  for (const row of rows) {
    // It may have been taken off under another id of the paper.
    const all = [row, ...(await otherRows(marks, groups, row.id))];
    if (byKey(mergeTags(all.map(({ tags: own }) => own))).get(key)?.value) standing.push(row.id);
  }
  return standing;
}

/** By key, how many rows carry a tag beside another row of the same paper, or though it was taken off under another id. */
async function countedTwice(
  aliases: Parameters<typeof createGroups>[0] & { getAllKeys(): Promise<string[]> },
  marks: Parameters<typeof otherRows>[0],
  tagged: ReadonlySet<string>,
): Promise<ReadonlyMap<string, number>> {
  const twice = new Map<string, number>();
  const groups = await createGroups(aliases);
  if (!groups.exist) return twice;
  for (const id of await aliases.getAllKeys()) {
    if (!tagged.has(id)) continue;
    const row = await marks.get(id);
    if (!row?.tagged) continue;
    const others = await otherRows(marks, groups, row.id);
    const standing = byKey(mergeTags([row, ...others].map(({ tags: all }) => all)));
    for (const key of row.tagged) {
      const isFirst = !others.some((other) => other.tagged?.includes(key) && other.id < row.id);
      if (isFirst && standing.get(key)?.value) continue;
      twice.set(key, (twice.get(key) ?? 0) + 1);
    }
  }
  return twice;
}
