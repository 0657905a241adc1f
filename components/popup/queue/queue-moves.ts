import { batch } from '@preact/signals';
import type { Words } from '../../../utils/basics/words';
import { markByHand } from '../../../utils/desk/by-hand';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { newStamp } from '../../../utils/paper/state/action-id';
import { moveBetween } from './overlay';
import type { QueueActs } from './queue-acts';
import type { QueueRows } from './queue-rows';

/** How rows move within the queue and leave it, and where the focus goes with them. */
export interface QueueMoves {
  /** Takes a paper off the queue by a mark. */
  takeOff(paper: PaperId, by: 'read' | 'queued', text: string): Promise<void>;
  /** Moves a row by that many rows. */
  move(paper: PaperId, by: number): void;
  /** Moves a row to before the one that now has this index, or to the end. */
  drop(paper: PaperId, index: number): void;
}

export function createQueueMoves(
  { say }: Words,
  { reading, unconfirmed, rows, length, row }: QueueRows,
  actAndSay: QueueActs['actAndSay'],
): QueueMoves {
  const indexOf = (paper: PaperId) => unconfirmed.rows.peek().findIndex(({ id }) => id === paper);

  function moveTo(paper: PaperId, index: number): void {
    const from = indexOf(paper);
    const others = unconfirmed.rows.peek().filter(({ id }) => id !== paper);
    if (from < 0 || index === from || index < 0 || index > others.length) return;
    // Its next neighbour isn't read yet, so its new position is unknown.
    if (index === others.length && reading.hasMore.peek()) return void reading.more();
    const draft = moveBetween(paper, others[index - 1], others[index]);
    const total = String(length.peek() ?? others.length + 1);
    batch(() => {
      const text = say('popupMoved', String(index + 1), total);
      void actAndSay({ ...newStamp(), ...draft }, draft, text);
      row.focusOn(paper);
    });
  }

  return {
    async takeOff(paper, name, text) {
      const shown = rows.peek();
      const index = shown.findIndex(({ id }) => id === paper);
      const item = shown[index];
      if (!item) return;
      const next = (shown[index + 1] ?? shown[index - 1])?.id;
      const done = await batch(() => {
        row.focusOn(next);
        return actAndSay(markByHand(item, name, name === 'read'), { kind: 'remove', paper }, text);
      });
      // The row is back; unless the user went on meanwhile, it gets the focus.
      if (!done && row.selected.peek() === next) row.focusOn(paper);
    },
    move: (paper, by) => moveTo(paper, indexOf(paper) + by),
    drop(paper, index) {
      moveTo(paper, index > indexOf(paper) ? index - 1 : index);
    },
  };
}
