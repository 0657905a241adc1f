import { signal } from '@preact/signals';
import type { MarkAction } from '../../../utils/actions/actions-schema';
import { has, type IndexRow } from '../../../utils/library/search/row';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { ActionId } from '../../../utils/paper/state/action-id';
import { alsoChanges, type MarkName, markNames } from '../../../utils/paper/state/marks';

export type Standing = Readonly<Record<MarkName, boolean>>;

/** The user's marks, drawn at once and until the library holds them. */
export function createPendingMarks() {
  const pending = signal<readonly { action: MarkAction; about: ReadonlySet<PaperId> }[]>([]);

  return {
    /** The marks of a row with the user's latest actions. */
    of(row: IndexRow): Standing {
      const standing: Record<MarkName, boolean> = {
        read: has(row, 'read'),
        queued: has(row, 'queued'),
        starred: has(row, 'starred'),
        hidden: has(row, 'hidden'),
      };
      for (const { action, about } of pending.value) {
        if (!about.has(row.id)) continue;
        const { mark, value, by } = action;
        standing[mark] = value;
        const before = { queued: { value: standing.queued } };
        for (const also of alsoChanges(before, mark, value, by)) standing[also.mark] = also.value;
      }
      return standing;
    },
    begin(action: MarkAction): void {
      const about = new Set(action.papers.map(({ id }) => id));
      pending.value = [...pending.peek(), { action, about }];
    },
    settle(id: ActionId): void {
      pending.value = pending.peek().filter(({ action }) => action.id !== id);
    },
  };
}

/** The marks that are set. */
export const marksIn = (standing: Standing): MarkName[] =>
  markNames.filter((name) => standing[name]);
