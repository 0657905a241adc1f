import type { Journal } from '../../actions/journal';
import type { PaperId } from '../../paper/paper-id';
import type { Outcome } from '../action-record';
import type { Library } from '../library';
import { StorageUnavailable } from '../store/connection';

export interface Drained {
  readonly outcomes: readonly Outcome[];
  /** Why it stopped; what was not applied waits in the journal. */
  readonly failure?: 'storage full' | 'storage unavailable';
}

/** A database that is opened anew more often than this within a drain is left alone; the actions wait in the journal. */
const patience = 3;

/** Restoring that was cut short is looked for once per library: whoever cut it short had another. */
const resumed = new WeakSet<Library>();

/** The papers that actions changed, each once. */
export const papersOf = (outcomes: readonly Outcome[]): PaperId[] => [
  ...new Set(outcomes.flatMap((each) => (each.status === 'refused' ? [] : each.papers))),
];

export interface Draining {
  /** Resolves as soon as the library holds the actions: they will never be lost, nor done twice. */
  readonly held: Promise<Drained>;
  /**
   * Resolves when everybody was told, the shadow holds the actions and the journal let go of them. Where it rejects
   * after `held` resolved, the next drain does again what is missing.
   */
  readonly over: Promise<void>;
}

interface DrainOptions {
  /** Runs work while no other context drains: a Web Lock. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Tells everybody what happened. The journal keeps the actions until this is done. */
  applied(outcomes: readonly Outcome[]): Promise<void>;
}

/**
 * Brings the journal into the library, oldest action first. The lock is kept until everybody was told, the shadow holds
 * the actions, too, and the journal has let go of them. May be killed at any point: applying an action twice changes
 * nothing.
 */
export function drain(
  library: Library,
  journal: Journal,
  { exclusively, applied }: DrainOptions,
): Draining {
  const held = Promise.withResolvers<Drained>();
  const over = exclusively(async () => {
    for (let tries = 0; tries < patience; tries++) {
      const opened = library.openings();
      const drained = await bringIn(library, journal);
      held.resolve(drained);
      const { outcomes } = drained;
      if (outcomes.length === 0) return;
      await applied(outcomes);
      await library.writeShadow();
      // Opened anew: the database may have been lost in between, and healed from a shadow without what was applied.
      if (library.openings() > Math.max(opened, 1)) continue;
      return journal.remove(outcomes.map(({ id }) => id));
    }
  });
  // After `held` has resolved this changes nothing. Whoever waits for `over` alone hears of it there.
  over.catch(held.reject);
  held.promise.catch(() => undefined);
  return { held: held.promise, over };
}

async function bringIn(library: Library, journal: Journal): Promise<Drained> {
  // At once: a worker that wakes opens the database meanwhile.
  const [late, { actions, damaged }] = await Promise.all([resumeOnce(library), journal.read()]);
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
  if (resumed.has(library)) return undefined;
  resumed.add(library);
  return library.resume().catch(() => void resumed.delete(library));
}
