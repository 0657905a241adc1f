import type { PaperId } from '../paper/ids/paper-id';
import type { ActionId } from '../paper/state/action-id';
import { alsoChanges, type MarkName } from '../paper/state/marks';
import type { Mark, Marks } from '../paper/state/marks-schema';
import type { PaperState } from '../paper/state/paper-state-schema';
import type { Action, MarkAction } from './actions-schema';

/** Undoing one of these last actions is drawn at once; for older ones, only when the library answers. */
const remembered = 50;

/**
 * What a page knows of its papers: the states it was told, overlaid with its own actions that aren't acknowledged yet.
 * The library's answer always replaces it.
 */
export function createStates() {
  const told = new Map<PaperId, PaperState>();
  /** Own actions, with the papers they are about: a bulk action has two thousand. */
  const pending = new Map<ActionId, { action: Action; about: ReadonlySet<PaperId> }>();
  /** The marks before each of our actions, so that an undo can be drawn at once. */
  const found = new Map<ActionId, ReadonlyMap<PaperId, Marks>>();

  function get(id: PaperId): PaperState | undefined {
    let state = told.get(id);
    for (const { action, about } of pending.values()) {
      if (about.has(id)) state = lay(action, id, state);
    }
    return state;
  }

  function lay(action: Action, id: PaperId, state: PaperState | undefined): PaperState | undefined {
    switch (action.kind) {
      case 'mark':
        return withMark(action, id, state);
      case 'see': {
        return { ...(state ?? { id, marks: {} }), seen: action.value ? action.time : -action.time };
      }
      case 'undo': {
        const before = found.get(action.target)?.get(id);
        return before ? { ...(state ?? { id }), marks: before } : state;
      }
      default:
        return state;
    }
  }

  /** The papers whose state an action can change. */
  function papersOf(action: Action): ReadonlySet<PaperId> {
    if (action.kind === 'mark') return new Set(action.papers.map(({ id }) => id));
    if (action.kind === 'see') return new Set(action.papers);
    return new Set(action.kind === 'undo' ? found.get(action.target)?.keys() : []);
  }

  return {
    get,

    /** Takes over what the library says. */
    tell(states: readonly PaperState[]): void {
      for (const state of states) told.set(state.id, state);
    },

    /** Lays one of our actions over the states until it is settled. Returns the papers whose state this can change. */
    begin(action: Action): ReadonlySet<PaperId> {
      if (action.kind === 'mark') {
        found.set(action.id, new Map(action.papers.map(({ id }) => [id, get(id)?.marks ?? {}])));
        const [oldest] = found.keys();
        if (found.size > remembered && oldest) found.delete(oldest);
      }
      const about = papersOf(action);
      pending.set(action.id, { action, about });
      return about;
    },

    /** Removes the overlay of actions that the library now holds, or never will. */
    settle(ids: Iterable<ActionId>): void {
      for (const id of ids) pending.delete(id);
    },

    /** The ids of own actions that are not settled, oldest first. */
    pending: (): ActionId[] => [...pending.keys()],
  };
}
export type States = ReturnType<typeof createStates>;

function withMark(action: MarkAction, id: PaperId, state: PaperState | undefined): PaperState {
  const marks = state?.marks ?? {};
  const changes: { mark: MarkName; value: boolean }[] = [
    { mark: action.mark, value: action.value },
    ...alsoChanges(marks, action.mark, action.value, action.by),
  ];
  const changed: Marks = { ...marks };
  for (const { mark, value } of changes) {
    const next: Mark = { value, time: action.time, by: action.by, action: action.id };
    changed[mark] = next;
  }
  return { ...(state ?? { id }), marks: changed };
}
