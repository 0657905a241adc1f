import type { QueueItem } from '../../../utils/library/answers';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { MarkName } from '../../../utils/paper/state/marks';

/** What an action of this popup does to the rows, drawn before the library has confirmed it. */
export type Draft =
  | { readonly kind: 'remove'; readonly paper: PaperId }
  | { readonly kind: 'restore'; readonly item: QueueItem }
  | { readonly kind: 'star'; readonly paper: PaperId; readonly value: boolean }
  /** Without `after`: first. Without `before`: last. */
  | {
      readonly kind: 'move';
      readonly paper: PaperId;
      readonly after?: PaperId;
      readonly before?: PaperId;
    };

type Rows = readonly QueueItem[];

/** Lays one draft over rows. Idempotent: rows that already have the draft come back equal. */
export function layOver(rows: Rows, draft: Draft): Rows {
  switch (draft.kind) {
    case 'remove':
      return rows.filter((row) => row.id !== draft.paper);
    case 'star':
      return rows.map((row) => (row.id === draft.paper ? { ...row, starred: draft.value } : row));
    case 'restore': {
      const { item } = draft;
      if (rows.some((row) => row.id === item.id)) return rows;
      const index = rows.findIndex((row) => row.position > item.position);
      return rows.toSpliced(index < 0 ? rows.length : index, 0, item);
    }
    case 'move': {
      const moved = rows.find((row) => row.id === draft.paper);
      if (!moved) return rows;
      const others = rows.filter((row) => row.id !== draft.paper);
      const before = others.findIndex((row) => row.id === draft.before);
      const after = others.findIndex((row) => row.id === draft.after);
      const index = before >= 0 ? before : after >= 0 ? after + 1 : draft.after ? others.length : 0;
      return others.toSpliced(index, 0, moved);
    }
  }
}

/** The draft that restores the rows as they were before `draft`. Nothing if the draft changes nothing. */
export function opposite(rows: Rows, draft: Draft): Draft | undefined {
  if (draft.kind === 'restore') return { kind: 'remove', paper: draft.item.id };
  const index = rows.findIndex((row) => row.id === draft.paper);
  const row = rows[index];
  if (!row) return undefined;
  if (draft.kind === 'remove') return { kind: 'restore', item: row };
  if (draft.kind === 'star') return { ...draft, value: row.starred };
  return moveBetween(row.id, rows[index - 1], rows[index + 1]);
}

/** What is known of a paper, in the queue or not. */
export type AnyPaper = Pick<QueueItem, 'id' | 'starred' | 'details' | 'listing'>;

/** Sorts after every real position. */
const lastPosition = '~';

/** What setting a mark of any paper by hand does to the rows. */
export function draftOfMark(paper: AnyPaper, mark: MarkName, value: boolean): Draft | undefined {
  if (mark === 'starred') return { kind: 'star', paper: paper.id, value };
  if (mark === 'queued' && value) {
    return { kind: 'restore', item: { ...paper, position: lastPosition, queuedAt: Date.now() } };
  }
  return mark === 'queued' || value ? { kind: 'remove', paper: paper.id } : undefined;
}

/** A move to between two rows; a missing one is the queue's end. */
export const moveBetween = (
  paper: PaperId,
  after: QueueItem | undefined,
  before: QueueItem | undefined,
): Extract<Draft, { kind: 'move' }> => ({
  kind: 'move',
  paper,
  ...(after && { after: after.id }),
  ...(before && { before: before.id }),
});
