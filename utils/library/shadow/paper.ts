/** What the shadow holds of one paper, and how two copies are merged. */
import { markNames } from '../../paper/state/marks';
import type { Mark, Marks } from '../../paper/state/marks-schema';
import type { Note } from '../../paper/state/own-words-schema';
import type { Seen } from '../../paper/state/paper-state-schema';
import { hasOwnWords, mergeNotes, mergeTags, type Tags } from '../own-words';
import { isSame as isSameValue, mergeLinks } from '../restore/merge';
import type { AliasRow } from '../store/library-schema';

export interface ShadowPaper {
  readonly marks?: Marks;
  readonly tags?: Tags;
  readonly note?: Note;
  /** When it was last opened, ms since 1970. */
  readonly opened?: number;
  readonly seen?: Seen;
  /** Other ids of the same paper, in the copy of the one that sorts first. */
  readonly same?: AliasRow['same'];
  /** Of queued, starred, tagged and noted papers. */
  readonly title?: string;
  /** The first one, of the same papers. */
  readonly author?: string;
}

/**
 * Which copy's time of seeing counts if both have one: undo restores an earlier time, so the later one may be wrong.
 */
export type Trusted = 'first' | 'second' | 'neither';

/**
 * Merges two copies of what is known of a paper, mark by mark: the later time wins. With `neither` trusted, merging is
 * commutative, associative and idempotent.
 */
export function joinPapers(
  first: ShadowPaper,
  second: ShadowPaper,
  trusted: Trusted = 'neither',
): ShadowPaper {
  const marks = joinMarks(first.marks, second.marks);
  const tags = mergeTags([first.tags, second.tags]);
  const note = mergeNotes([first.note, second.note]);
  const opened = Math.max(first.opened ?? 0, second.opened ?? 0);
  const seen = joinSeen(first.seen, second.seen, trusted);
  const same =
    first.same && second.same ? mergeLinks(first.same, second.same) : (first.same ?? second.same);
  return {
    ...(marks && { marks }),
    ...(tags.length > 0 && { tags }),
    ...(note && { note }),
    ...(opened > 0 && { opened }),
    ...(seen !== undefined && { seen }),
    ...(same && { same }),
    ...joinTitles(first, second, trusted),
  };
}

/** Whether a paper's title is kept in the shadow. */
export const isWorthATitle = (paper: ShadowPaper): boolean =>
  paper.marks?.queued?.value === true || paper.marks?.starred?.value === true || hasOwnWords(paper);

/** Whether anything of a paper stands in its row of `marks`. */
export const isInMarks = ({ marks, tags, note, opened }: ShadowPaper): boolean =>
  (marks ?? tags ?? note ?? opened) !== undefined;

function joinMarks(first: Marks | undefined, second: Marks | undefined): Marks | undefined {
  if (!first || !second) return first ?? second;
  const joined: Marks = {};
  for (const name of markNames) {
    const mark = laterMark(first[name], second[name]);
    if (mark) joined[name] = mark;
  }
  return joined;
}

/** Times are equal if one action set both; then other members decide, so that the order of the copies never does. */
function laterMark(first: Mark | undefined, second: Mark | undefined): Mark | undefined {
  if (!first || !second) return first ?? second;
  if (first.time !== second.time) return first.time > second.time ? first : second;
  return rankOf(first) >= rankOf(second) ? first : second;
}

const rankOf = ({ action, value, by, position = '', since = 0 }: Mark): string =>
  [action, value, by, position, String(since).padStart(15, '0')].join(' ');

const isSame = (first: Mark | undefined, second: Mark | undefined): boolean =>
  first === second ||
  (first?.time === second?.time && first && second ? rankOf(first) === rankOf(second) : false);

function joinSeen(
  first: Seen | undefined,
  second: Seen | undefined,
  trusted: Trusted,
): Seen | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (trusted !== 'neither') return trusted === 'first' ? first : second;
  const [a, b] = [Math.abs(first), Math.abs(second)];
  if (a !== b) return a > b ? first : second;
  return Math.max(first, second);
}

type Titles = Pick<ShadowPaper, 'title' | 'author'>;

function joinTitles(first: Titles, second: Titles, trusted: Trusted): Titles {
  const titled = [first, second].filter(({ title }) => title !== undefined);
  const [one, other] = trusted === 'second' ? titled.reverse() : titled;
  const chosen =
    one && other && trusted === 'neither' && keyOf(other) > keyOf(one) ? other : (one ?? other);
  if (chosen?.title === undefined) return {};
  return {
    title: chosen.title,
    ...(chosen.author !== undefined && { author: chosen.author }),
  };
}

const keyOf = ({ title, author }: Titles): string => `${title}\n${author ?? ''}`;

/** Whether `joined` holds anything that `copy`, one of its sources, lacks. */
export function saysMore(joined: ShadowPaper, copy: ShadowPaper): boolean {
  const marksDiffer = markNames.some((name) => !isSame(joined.marks?.[name], copy.marks?.[name]));
  const linksDiffer = Object.entries(joined.same ?? {}).some(([id, link]) => {
    const known = copy.same?.[id];
    return !known || known.value !== link.value || known.by !== link.by;
  });
  return (
    marksDiffer ||
    !isSameValue(joined.note, copy.note) ||
    !isSameValue(joined.tags ?? [], copy.tags ?? []) ||
    linksDiffer ||
    (joined.opened ?? 0) > (copy.opened ?? 0) ||
    joined.seen !== copy.seen ||
    (joined.title !== undefined && copy.title === undefined)
  );
}
