import type { Journal } from '../../actions/journal';
import type { PaperId } from '../../paper/ids/paper-id';
import type { Outcome } from '../action-record';
import type { Library } from '../library';
import { StorageUnavailable } from '../store/storage-errors';

export interface Drained {
  readonly outcomes: readonly Outcome[];
  /** Why it stopped; what was not applied waits in the journal. */
  readonly failure?: 'storage full' | 'storage unavailable';
}

/**
 * If the database is reopened more often than this within a drain, the drain gives up; the actions wait in the journal.
 */
const patience = 3;

/** Libraries that were checked for an interrupted restore. Once each is enough: another context was interrupted. */
const resumed = new WeakSet<Library>();

/** The papers that actions changed, each once. */
export const papersOf = (outcomes: readonly Outcome[]): PaperId[] => [
  ...new Set(outcomes.flatMap((each) => (each.status === 'refused' ? [] : each.papers))),
];

export interface Draining {
  /** Resolves as soon as the library has committed the actions: they are never lost, nor applied twice. */
  readonly held: Promise<Drained>;
  /**
   * Resolves when all contexts were told, the shadow holds the actions and the journal removed them. If it rejects
   * after `held` resolved, the next drain repeats what is missing.
   */
  readonly over: Promise<void>;
}

interface DrainOptions {
  /** Runs work while no other context drains: a Web Lock. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Tells all contexts what happened. The journal keeps the actions until this is done. */
  applied(outcomes: readonly Outcome[]): Promise<void>;
  /** How far an action is that is too much for one transaction, 0 to 1. */
  readonly progress?: ((part: number) => void) | undefined;
}

/**
 * Brings the journal into the library, oldest action first. Holds the lock until all contexts were told, the shadow
 * holds the actions and the journal removed them. The worker may be killed at any point: applying an action is
 * idempotent.
 */
export function drain(
  library: Library,
  journal: Journal,
  { exclusively, applied, progress }: DrainOptions,
): Draining {
  const held = Promise.withResolvers<Drained>();
  const over = exclusively(async () => {
    for (let tries = 0; tries < patience; tries++) {
      const opened = library.openings();
      const drained = await bringIn(library, journal, progress);
      held.resolve(drained);
      const { outcomes } = drained;
      if (outcomes.length === 0) return;
      await applied(outcomes);
      await library.writeShadow();
      // Reopened: the database may have been lost meanwhile, and healed from a shadow that lacks what was applied.
      if (library.openings() > Math.max(opened, 1)) continue;
      return journal.remove(outcomes.map(({ id }) => id));
    }
  });
  // After `held` resolved this has no effect; callers that await `over` get the failure there.
  over.catch(held.reject);
  held.promise.catch(() => undefined);
  return { held: held.promise, over };
}

async function bringIn(
  library: Library,
  journal: Journal,
  progress: DrainOptions['progress'],
): Promise<Drained> {
  // In parallel: a worker that just woke opens the database meanwhile.
  const [late, { actions, damaged }] = await Promise.all([resumeOnce(library), journal.read()]);
  for (const key of damaged) await journal.setAside(key);
  const outcomes: Outcome[] = late ? [late] : [];
  for (const action of actions) {
    try {
      outcomes.push(await library.apply(action, progress));
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      const failure = error.reason === 'full' ? 'storage full' : 'storage unavailable';
      return { outcomes, failure };
    }
  }
  return { outcomes };
}

/** Marks must not wait for it if it can't be resumed now. */
async function resumeOnce(library: Library): Promise<Outcome | undefined> {
  if (resumed.has(library)) return undefined;
  resumed.add(library);
  return library.resume().catch(() => void resumed.delete(library));
}
