import { batch } from '@preact/signals';
import type { MarkAction } from '../../../utils/actions/actions-schema';
import type { IndexRow } from '../../../utils/library/search/row';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import { actionInWords } from '../../ui/phrases/actions-in-words';
import type { Phrases } from '../../ui/phrases/phrases';
import { idsOf, papersOf } from './listed-papers';
import { manyPapers } from './many-acts';
import { createPendingMarks, type Standing } from './pending-marks';
import type { SaidActs } from './said-acts';

/** Marking papers of the list. */
export interface MarkPapers {
  /** The marks of a row with the user's latest actions. */
  marksOf(row: IndexRow): Standing;
  /** Sets or clears a mark, drawn before this returns. */
  mark(rows: readonly IndexRow[], mark: MarkName, value: boolean): Promise<void>;
  /** An action is taken back: its marks aren't laid over the library's any more. */
  settle(action: ActionId): void;
}

export function createMarkPapers(
  { act, actOnMany, message }: SaidActs,
  phrases: Phrases,
): MarkPapers {
  const pending = createPendingMarks();

  return {
    marksOf: pending.of,
    settle: pending.settle,
    async mark(rows, mark, value) {
      const many = { kind: 'mark', mark, value } as const;
      if (rows.length > manyPapers) {
        await actOnMany(idsOf(rows), many);
        return;
      }
      if (rows.length === 0) return;
      const action: MarkAction = { ...newStamp(), ...many, by: 'hand', papers: papersOf(rows) };
      batch(() => {
        pending.begin(action);
        message.say(
          rows.length > 1
            ? phrases.did({ ...many, count: rows.length })
            : (actionInWords(phrases, action) ?? ''),
          action.id,
        );
      });
      const result = await act(action);
      batch(() => {
        if (result !== 'kept') pending.settle(action.id);
        if (result === 'not stored' && message.shown.peek()?.undo === action.id) message.clear();
      });
    },
  };
}
