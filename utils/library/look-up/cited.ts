/** Papers as exports write them. */
import type { CitedPaper } from '../../citations/cited-paper';
import type { PaperDetails } from '../../paper/details/details-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import { markNames } from '../../paper/state/marks';
import type { Marks } from '../../paper/state/marks-schema';
import { createGroups, laterMarks, otherRows, readOthers } from '../ids/aliases';
import { mergeNotes, mergeTags } from '../own-words';
import { getMany } from '../store/get-many';
import type { Database, MarksRow, PaperRow } from '../store/library-schema';

/** How many rows are read at a time. */
const batch = 1_000;

const namesOf = (marks: Marks) => markNames.filter((name) => marks[name]?.value);

const tagsOf = (rows: readonly MarksRow[]): string[] =>
  mergeTags(rows.map(({ tags }) => tags)).flatMap(({ name, value }) => (value ? [name] : []));

const noteOf = (rows: readonly MarksRow[]): string =>
  mergeNotes(rows.map(({ note }) => note))?.text ?? '';

const isKept = (rows: readonly MarksRow[]): boolean =>
  namesOf(laterMarks(rows.map(({ marks }) => marks))).length > 0 ||
  tagsOf(rows).length > 0 ||
  noteOf(rows) !== '';

/** Every paper that carries a mark, a tag or a note, each once, in the order of their ids. */
export async function allPapers(db: Database): Promise<PaperId[]> {
  const tx = db.transaction(['marks', 'aliases']);
  const [marks, aliases] = [tx.objectStore('marks'), tx.objectStore('aliases')];
  const ids: PaperId[] = [];
  for (let range: IDBKeyRange | null = null; ; ) {
    const rows: MarksRow[] = await marks.getAll(range, batch);
    const last = rows.at(-1);
    if (!last) return ids;
    const groups = await createGroups(
      aliases,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const others = groups.exist ? await otherRows(marks, groups, row.id) : [];
      const isFirst = others.every(({ id }) => row.id < id);
      if (isFirst && isKept([row, ...others])) ids.push(row.id);
    }
    range = IDBKeyRange.lowerBound(last.id, true);
  }
}

/** What is kept of papers under any of their ids, in the order of the ids. Of some, nothing may be known but the id. */
export async function cited(db: Database, ids: readonly PaperId[]): Promise<CitedPaper[]> {
  const tx = db.transaction(['marks', 'papers', 'aliases']);
  const groups = await readOthers(tx.objectStore('aliases'), ids);
  const all = [...new Set([...ids, ...[...groups.values()].flat()])];
  const [marks, kept] = await Promise.all([
    getMany<MarksRow>(tx.objectStore('marks'), all),
    getMany<PaperRow>(tx.objectStore('papers'), all),
  ]);
  return ids.map((id) => {
    const others = groups.get(id) ?? [];
    const rows = [id, ...others].flatMap((each) => marks.get(each) ?? []);
    const details = detailsOf([id, ...others].flatMap((each) => kept.get(each) ?? []));
    const note = noteOf(rows);
    return {
      id,
      ...(others.length > 0 && { others }),
      ...(details && { details }),
      marks: namesOf(laterMarks(rows.map((row) => row.marks))),
      tags: tagsOf(rows),
      ...(note && { note }),
    };
  });
}

/** The details kept under a paper's own id, with what only its other ids tell. */
function detailsOf([own, ...others]: readonly PaperRow[]): PaperDetails | undefined {
  let all = own?.details;
  for (const { details } of others) all = { ...details, ...all };
  return all;
}
