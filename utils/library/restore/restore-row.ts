/** What a stored row becomes when a file's row is restored. Pure: both the dry run and the restore use it. */
import type { SavedPaper } from '../../formats/saved-file/saved-file-schema';
import { markNames } from '../../paper/state/marks';
import type { Mark, Marks } from '../../paper/state/marks-schema';
import type { Seen } from '../../paper/state/paper-state-schema';
import { nextTime, saneTime } from '../act/set-mark';
import type { Change } from '../action-record';
import { withOwnWords } from '../own-words';
import type { AliasRow, Counted, MarksRow, PaperRow } from '../store/library-schema';
import type { Manner } from './manner';
import { isLater, isSame, jsonOf, laterSeen, mergeKept, mergeLinks } from './merge';
import { restoreNote, restoreTags } from './restore-own-words';

/** A paper as it is afterwards. */
export interface RestoredPaper {
  readonly row: MarksRow;
  readonly kept: PaperRow | undefined;
  readonly changes: readonly Change[];
  readonly openedChanged: boolean;
  readonly keptChanged: boolean;
}

/** `wanted` without marks or details means that the paper isn't in the file. */
export function restorePaper(
  stored: { readonly row?: MarksRow | undefined; readonly kept?: PaperRow | undefined },
  wanted: SavedPaper,
  manner: Manner,
): RestoredPaper {
  const { id } = wanted;
  const before = stored.row?.marks ?? {};
  const marks: Marks = { ...before };
  const changes: Change[] = [];
  for (const mark of markNames) {
    const after = restoreMark(before[mark], wanted.marks[mark], manner);
    if (!after || after === before[mark]) continue;
    marks[mark] = after;
    const own = before[mark];
    changes.push({ paper: id, mark, ...(own && { before: own }), after });
  }
  const own = stored.row;
  const tags = restoreTags(own?.tags, wanted.tags, manner);
  const note = restoreNote(own?.note, wanted.note, manner);
  changes.push(
    ...tags.changes.map((change) => ({ paper: id, mark: 'tag' as const, ...change })),
    ...(note && note !== own?.note
      ? [{ paper: id, mark: 'note' as const, ...(own?.note && { before: own.note }), after: note }]
      : []),
  );
  const opened = restoreOpened(stored.row?.opened, wanted.opened, manner);
  const kept = restoreKept(stored.kept, wanted, manner);
  return {
    row: withOwnWords(
      { id, marks, ...(opened !== undefined && { opened }) },
      { tags: tags.all, note },
    ),
    kept,
    changes,
    openedChanged: opened !== stored.row?.opened,
    keptChanged: kept !== stored.kept,
  };
}

/** The time since which a paper is queued is never later than its mark. */
function sane(mark: Mark, now: number): Mark {
  const time = saneTime(mark.time, now);
  return { ...mark, time, ...(mark.since !== undefined && { since: Math.min(mark.since, time) }) };
}

function restoreMark(
  stored: Mark | undefined,
  wanted: Mark | undefined,
  manner: Manner,
): Mark | undefined {
  const { mode, action, time, now } = manner;
  if (!wanted) {
    if (mode === 'merge' || !stored?.value) return stored;
    return { value: false, by: 'auto', action, time: nextTime(time, stored.time, now) };
  }
  const given = sane(wanted, now);
  if (!stored) return given;
  // Otherwise every restore of the same file would make its time later.
  const since = stored.since === undefined ? {} : { since: stored.since };
  if (given.time !== wanted.time && saysTheSame(stored, { ...given, ...since })) return stored;
  if (isLater(given, stored)) return given;
  if (mode === 'merge' || saysTheSame(stored, given)) return stored;
  // A time that every copy accepts as the later one.
  return { ...given, time: nextTime(time, stored.time, now) };
}

const saysTheSame = (a: Mark, b: Mark): boolean =>
  isSame({ ...a, time: 0, action: '' }, { ...b, time: 0, action: '' });

function restoreOpened(
  stored: number | undefined,
  wanted: number | undefined,
  { mode, now }: Manner,
): number | undefined {
  const given = wanted === undefined ? undefined : saneTime(wanted, now);
  if (mode === 'replace') return given;
  return stored === undefined || given === undefined ? (stored ?? given) : Math.max(stored, given);
}

function restoreKept(
  stored: PaperRow | undefined,
  { id, details, listing, counted }: SavedPaper,
  { mode, now }: Manner,
): PaperRow | undefined {
  const given: PaperRow | undefined = details && {
    id,
    details,
    ...(listing !== undefined && { listing }),
    ...(counted && { counted: saneCounted(counted, now) }),
  };
  const after = mode === 'replace' || !stored || !given ? given : mergeKept(stored, given);
  if (mode === 'merge' && !after) return stored;
  return stored && after && jsonOf(stored) === jsonOf(after) ? stored : after;
}

function saneCounted(
  [latest, before]: NonNullable<PaperRow['counted']>,
  now: number,
): NonNullable<PaperRow['counted']> {
  const sane = (each: Counted): Counted => ({ ...each, time: saneTime(each.time, now) });
  return before ? [sane(latest), sane(before)] : [sane(latest)];
}

/** When a paper was seen, afterwards. `wanted` 0: it is not in the file. */
export function restoreSeen(stored: Seen | undefined, wanted: Seen, manner: Manner): Seen {
  const { mode, time, now } = manner;
  const given = wanted < 0 ? -saneTime(-wanted, now) : saneTime(wanted, now);
  if (stored === undefined) return given;
  const saysSame = given === 0 ? stored < 0 : stored > 0 === given > 0;
  if (given !== wanted && saysSame) return stored;
  if (mode === 'merge') return laterSeen(stored, given);
  if (given !== 0 && laterSeen(stored, given) === given) return given;
  if (saysSame) return stored;
  const later = nextTime(time, Math.abs(stored), now);
  return given > 0 ? later : -later;
}

/** Other ids of a paper, afterwards. */
export function restoreAliases(
  stored: AliasRow | undefined,
  wanted: AliasRow,
  { mode, now }: Manner,
): AliasRow | undefined {
  const links = Object.entries(wanted.same).map(([id, link]) => [
    id,
    { ...link, time: saneTime(link.time, now) },
  ]);
  const given: AliasRow = { id: wanted.id, same: Object.fromEntries(links) };
  const isNothing = links.length === 0;
  const after =
    mode === 'replace'
      ? isNothing
        ? undefined
        : given
      : stored
        ? { id: wanted.id, same: mergeLinks(stored.same, given.same) }
        : given;
  return stored && after && isSame(stored, after) ? stored : after;
}
