import { markNames } from '../../paper/state/marks';
import type { Mark } from '../../paper/state/marks-schema';
import type { PaperState } from '../../paper/state/paper-state-schema';

/** A row that doesn't fit its store's schema. */
export class DamagedRow extends Error {}

/**
 * Returns the states if they are valid. Throws if one isn't: a page would reject all of them. Checked by hand, as a
 * schema would take longer than the look-up of 2,000 papers.
 */
export function checked(states: PaperState[]): PaperState[] {
  for (const { id, marks, seen, opened } of states) {
    const isSound =
      typeof marks === 'object' &&
      markNames.every((name) => isMark(marks[name])) &&
      isNumberOrNothing(seen) &&
      isNumberOrNothing(opened);
    if (!isSound) throw new DamagedRow(id);
  }
  return states;
}

const isMark = (mark: Mark | undefined): boolean =>
  mark === undefined ||
  (typeof mark?.value === 'boolean' &&
    typeof mark.time === 'number' &&
    typeof mark.action === 'string' &&
    typeof mark.by === 'string');

const isNumberOrNothing = (value: number | undefined): boolean =>
  value === undefined || typeof value === 'number';
