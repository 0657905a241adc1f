/** Puts a tag on papers and takes it off; one paper may have several rows. */
import type { TagAction } from '../../actions/actions-schema';
import { tagKey, tagsLimit } from '../../paper/state/own-words';
import type { Tag } from '../../paper/state/own-words-schema';
import type { ChangeOfTag, Refusal } from '../action-record';
import { byKey, mergeTags, sorted, withOwnWords } from '../own-words';
import type { MarksRow, PaperRow } from '../store/library-schema';
import { type MarksRows, type Rows, readMarks, readRows } from '../store/rows';
import { keepPaper } from './keep-paper';
import { nextTime } from './set-mark';
import type { ActionTransaction } from './transaction';

interface ForTag {
  readonly marks: MarksRows;
  readonly papers: Rows<PaperRow>;
  /** The tag as it is spelled already. */
  readonly spelling: string | undefined;
}

/** Reads what `applyTag` needs. */
export async function readForTag(tx: ActionTransaction, action: TagAction): Promise<ForTag> {
  const ids = action.papers.map(({ id }) => id);
  const [marks, papers, spelling] = await Promise.all([
    readMarks(tx, ids),
    readRows(tx, 'papers', action.value ? ids : []),
    spellingOf(tx, tagKey(action.tag)),
  ]);
  return { marks, papers, spelling };
}

/** How a tag that some paper carries is spelled. */
export async function spellingOf(tx: ActionTransaction, key: string): Promise<string | undefined> {
  const row = await tx.objectStore('marks').index('tagged').get(key);
  return byKey(row?.tags).get(key)?.name;
}

/** Tags the papers and keeps their details. Papers with too many tags are left out; if that leaves none, it is refused. */
export function applyTag(
  { marks: rows, papers, spelling }: ForTag,
  action: TagAction,
  now: number,
): ChangeOfTag[] | Refusal {
  const { value, id, time, listing } = action;
  const wanted = { name: spelling ?? action.tag, value, action: id, time };
  const changes: ChangeOfTag[] = [];
  let isFull = false;
  for (const paper of action.papers) {
    const made = setTag(rows, rows.of(paper.id), wanted, now);
    if (made === 'too many tags') {
      isFull = true;
      continue;
    }
    changes.push(...made);
    if (made.length > 0 && value) {
      keepPaper(papers, paper, { inFull: true, listing, time, begun: time });
    }
  }
  return isFull && changes.length === 0 ? 'too many tags' : changes;
}

/**
 * Sets one tag of a paper: on its own row; taking it off changes every row that carries it. No changes if the paper has
 * it, or hasn't it, already. `respells`: to spell it otherwise is a change, too.
 */
export function setTag(
  rows: MarksRows,
  { row, others }: ReturnType<MarksRows['of']>,
  wanted: Tag,
  now: number,
  respells = false,
): ChangeOfTag[] | 'too many tags' {
  const key = tagKey(wanted.name);
  const all = [row, ...others];
  const standing = mergeTags(all.map(({ tags }) => tags));
  const before = byKey(standing).get(key);
  const isRespelled = respells && before?.value === true && before.name !== wanted.name;
  if ((before?.value ?? false) === wanted.value && !isRespelled) return [];
  const isNew = wanted.value && !before?.value;
  if (isNew && standing.filter(({ value }) => value).length >= tagsLimit) return 'too many tags';
  const time = nextTime(wanted.time, before?.time, now);
  const carrying = all.filter(({ tagged }) => tagged?.includes(key));
  return (wanted.value ? [row] : carrying).map((each): ChangeOfTag => {
    const own = wanted.value ? before : byKey(each.tags).get(key);
    const name = wanted.value ? wanted.name : (own?.name ?? wanted.name);
    const after = { ...wanted, name, time };
    rows.put(withTag(each, after));
    return { paper: each.id, mark: 'tag', ...(own && { before: own }), after };
  });
}

/** A row with one tag as it is now. */
export const withTag = (row: MarksRow, tag: Tag): MarksRow =>
  withOwnWords(row, {
    tags: sorted(byKey(row.tags).set(tagKey(tag.name), tag)),
    note: row.note,
  });
