import type { Journal } from '../journal';
import { StorageUnavailable } from './connection';
import type { Library, Outcome } from './types';

export interface Drained {
  readonly outcomes: readonly Outcome[];
  /** Why it stopped; what was not applied waits in the journal. */
  readonly failure?: 'storage full' | 'storage unavailable';
}

/** Restoring that was cut short is looked for once per library: whoever cut it short had another. */
const resumed = new WeakMap<Library, Promise<Outcome | undefined>>();

interface DrainOptions {
  /** Runs work while no other context drains: a Web Lock. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Tells everybody what happened. The journal keeps the actions until this is done. */
  applied(outcomes: readonly Outcome[]): Promise<void>;
  /** Called when the journal has let go of the actions, or with why it could not: then the next drain does. */
  ended?(error?: unknown): void;
}

/**
 * Brings the journal into the library, oldest action first. Resolves once the library holds the actions and everybody
 * was told; the lock is kept until the shadow holds them, too, and the journal has let go of them. May be killed at
 * any point: applying an action twice changes nothing.
 */
export function drain(
  library: Library,
  journal: Journal,
  { exclusively, applied, ended }: DrainOptions,
): Promise<Drained> {
  return new Promise((resolve, reject) => {
    exclusively(async () => {
      const drained = await bringIn(library, journal);
      const { outcomes } = drained;
      if (outcomes.length > 0) await applied(outcomes);
      resolve(drained);
      if (outcomes.length === 0) return;
      await library.writeShadow();
      await journal.remove(outcomes.map(({ id }) => id));
    }).then(
      () => ended?.(),
      (error: unknown) => {
        // Where it had resolved already, rejecting does nothing.
        reject(error);
        ended?.(error);
      },
    );
  });
}

async function bringIn(library: Library, journal: Journal): Promise<Drained> {
  const late = await resumeOnce(library);
  const { actions, damaged } = await journal.read();
  for (const key of damaged) await journal.setAside(key);
  const outcomes: Outcome[] = late ? [late] : [];
  for (const action of actions) {
    try {
      outcomes.push(await library.apply(action));
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      const failure = error.reason === 'full' ? 'storage full' : 'storage unavailable';
      return { outcomes, failure };
    }
  }
  return { outcomes };
}

/** Where it can't be carried on now, marks are not to wait for it. */
async function resumeOnce(library: Library): Promise<Outcome | undefined> {
  const isFirst = !resumed.has(library);
  if (isFirst)
    resumed.set(
      library,
      library.resume().catch(() => void resumed.delete(library)),
    );
  const outcome = await resumed.get(library);
  return isFirst ? outcome : undefined;
}
