import type { ActionId } from '../../paper/state/action-id';
import type { RestoreMode } from '../action-record';

/** How a file is restored, and the action that does it. */
export interface Manner {
  readonly mode: RestoreMode;
  readonly action: ActionId;
  /** When the user decided, ms since 1970. */
  readonly time: number;
  /** The clock, ms since 1970. */
  readonly now: number;
}
