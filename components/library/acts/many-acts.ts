import { type ReadonlySignal, signal } from '@preact/signals';
import type { Desk } from '../../../utils/desk/desk';
import { decideOnMany } from '../../../utils/library/restore/many';
import type { Archive } from '../../../utils/library/restore/open-archive';

/** An act on more papers than this takes seconds: it shows how far it is, and can be cancelled. */
export const manyPapers = 1_000;

/** An act on many papers that is under way. */
export interface Running {
  /** 0 to 1 */
  readonly part: number;
  /** Nothing once it is decided; from then on it can be undone. */
  readonly cancel?: () => void;
}

export interface ManyActs {
  readonly running: ReadonlySignal<Running | undefined>;
  /** Does an act, as one action. Returns whether it was done. Rejects if it couldn't be. One at a time. */
  act(asked: Parameters<typeof decideOnMany>[1]): Promise<boolean>;
  /** Shows how far some other work on many papers is, if it is so much that it tells. */
  follow<T>(work: (progress: (part: number) => void) => Promise<T>): Promise<T>;
}

/** How much of the time it takes to decide; the rest is doing it. */
const deciding = 0.3;

export function createManyActs(
  desk: Desk,
  archive: Pick<Archive, 'stage' | 'unstage' | 'decide' | 'positions' | 'carrying'>,
): ManyActs {
  const running = signal<Running | undefined>(undefined);
  return {
    running,
    follow: (work) =>
      work((part) => {
        running.value = { part };
      }).finally(() => {
        running.value = undefined;
      }),
    async act(asked) {
      if (running.peek()) return false;
      const aborting = new AbortController();
      const cancel = () => aborting.abort();
      running.value = { part: 0, cancel };
      try {
        await desk.ready();
        const needs = { library: desk.library, archive };
        const decided = await decideOnMany(needs, asked, aborting.signal, (part) => {
          running.value = { part: part * deciding, cancel };
        });
        if (!decided) return false;
        running.value = { part: deciding };
        await desk.resume((part) => {
          running.value = { part: deciding + part * (1 - deciding) };
        });
        return true;
      } finally {
        running.value = undefined;
      }
    },
  };
}
