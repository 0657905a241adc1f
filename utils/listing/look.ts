import type { PaperState } from '../library/types';
import { isNew } from '../newness';
import type { PaperId } from '../paper-id';

/** How an entry stands in the page: as it was, dimmed, in its box with a line, or out of the flow. */
export type Look = 'plain' | 'dimmed' | 'boxed' | 'away';

/**
 * What decides how entries stand, for one display of a listing. Filters act on what is shown when they are
 * switched on and on what arrives later, never on an entry the user acts on meanwhile: nothing moves on a click.
 */
export interface Looks {
  onlyNew: boolean;
  hideRead: boolean;
  hiddenShown: boolean;
  /** Papers that the filters leave out. */
  readonly filtered: Set<PaperId>;
  /** Papers hidden before this visit whose entries were not on screen when first drawn. */
  readonly gone: Set<PaperId>;
}

export const createLooks = (): Looks => ({
  onlyNew: false,
  hideRead: false,
  hiddenShown: false,
  filtered: new Set(),
  gone: new Set(),
});

const isOn = (state: PaperState | undefined, mark: 'read' | 'hidden') =>
  state?.marks[mark]?.value === true;

/** Whether the filters that are on leave a paper out, by what is known of it now. */
export function leavesOut(looks: Looks, state: PaperState | undefined, begun: number): boolean {
  return (looks.onlyNew && !isNew(state, begun)) || (looks.hideRead && isOn(state, 'read'));
}

/** How the entry of a paper stands. */
export function lookOf(id: PaperId, state: PaperState | undefined, looks: Looks): Look {
  if (looks.filtered.has(id)) return 'away';
  if (isOn(state, 'hidden')) {
    if (looks.hiddenShown) return 'dimmed';
    return looks.gone.has(id) ? 'away' : 'boxed';
  }
  return isOn(state, 'read') ? 'dimmed' : 'plain';
}
