import type { Journal } from '../journal';
import { StorageUnavailable } from './connection';
import type { Library, Outcome } from './types';

export interface Drained {
  readonly outcomes: readonly Outcome[];
  /** Why it stopped; what was not applied waits in the journal. */
  readonly failure?: 'storage full' | 'storage unavailable';
}

interface DrainOptions {
  /** Runs work while no other context drains: a Web Lock. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Tells everybody what happened. The journal keeps the actions until this is done. */
  applied(outcomes: readonly Outcome[]): Promise<void>;
}

/**
 * Brings the journal into the library, oldest action first. May be killed at any point: an action leaves the
 * journal only when the library holds it and everybody was told, and applying it twice changes nothing.
 */
export function drain(
  library: Library,
  journal: Journal,
  { exclusively, applied }: DrainOptions,
): Promise<Drained> {
  return exclusively(async () => {
    const { actions, damaged } = await journal.read();
    for (const key of damaged) await journal.setAside(key);
    if (actions.length === 0) return { outcomes: [] };
    const outcomes: Outcome[] = [];
    let failure: Drained['failure'];
    for (const action of actions) {
      try {
        outcomes.push(await library.apply(action));
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error;
        failure = error.reason === 'full' ? 'storage full' : 'storage unavailable';
        break;
      }
    }
    await applied(outcomes);
    // The shadow's place: its dirty shards are written here, before the journal lets go of the actions.
    await journal.remove(outcomes.map(({ id }) => id));
    return { outcomes, ...(failure && { failure }) };
  });
}
