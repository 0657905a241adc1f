import type { PaperId } from '../../paper/ids/paper-id';
import { markNames } from '../../paper/state/marks';
import type { PaperState, Seen } from '../../paper/state/paper-state-schema';
import { type AliasStore, laterMarks, readOthers, seenOfAll } from '../ids/aliases';
import { mergeNotes, mergeTags } from '../own-words';
import { getMany, type ReadableStore } from '../store/get-many';
import type { Database, MarksRow } from '../store/library-schema';

/** The stores that states are read from, in one transaction. */
interface StateStores {
  readonly marks: ReadableStore<MarksRow>;
  readonly seen: ReadableStore<Seen>;
  readonly aliases: AliasStore;
}

/** States of the papers that are known; the state of a paper with several ids combines them. */
export function lookUp(db: Database, ids: readonly PaperId[]): Promise<PaperState[]> {
  const tx = db.transaction(['marks', 'seen', 'aliases']);
  const [marks, seen] = [tx.objectStore('marks'), tx.objectStore('seen')];
  return readStates({ marks, seen, aliases: tx.objectStore('aliases') }, ids);
}

/** The same, in a transaction that reads more. */
export async function readStates(
  stores: StateStores,
  ids: readonly PaperId[],
): Promise<PaperState[]> {
  const read = (some: readonly PaperId[]) =>
    Promise.all([getMany(stores.marks, some), getMany(stores.seen, some)]);
  // In parallel: most libraries have no aliases, and each wait costs more than the reading itself.
  const [[marks, seen], others] = await Promise.all([read(ids), readOthers(stores.aliases, ids)]);
  const further = [...others.values()].flat();
  const [otherMarks, otherSeen] = further.length > 0 ? await read(further) : [];
  return ids.flatMap((id) => {
    const group = [id, ...(others.get(id) ?? [])];
    const rows = group.flatMap((each) => marks.get(each) ?? otherMarks?.get(each) ?? []);
    const when = seenOfAll(group.map((each) => seen.get(each) ?? otherSeen?.get(each)));
    return stateOf(id, rows, when) ?? [];
  });
}

/** Combines the rows of one paper; nothing if nothing is known of it. */
function stateOf(
  id: PaperId,
  rows: readonly MarksRow[],
  seen: Seen | undefined,
): PaperState | undefined {
  if (rows.length === 0 && seen === undefined) return undefined;
  const opened = Math.max(...rows.map((row) => row.opened ?? 0));
  const note = mergeNotes(rows.map((row) => row.note))?.text ?? '';
  const marks =
    rows.length === 1 && rows[0] ? rows[0].marks : laterMarks(rows.map((row) => row.marks));
  const isMarked = markNames.some((name) => marks[name]?.value);
  const isTagged = mergeTags(rows.map((row) => row.tags)).some(({ value }) => value);
  return {
    id,
    marks,
    ...(seen !== undefined && { seen }),
    ...(opened > 0 && { opened }),
    ...(note !== '' && { noted: true }),
    ...(isTagged && !isMarked && note === '' && { onlyTagged: true }),
  };
}
