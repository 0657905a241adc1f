/** What restoring a file and importing another program's have in common: they stage rows, decide, write, and undo. */
import type { Signal } from '@preact/signals';
import type { Desk } from '../../../utils/desk/desk';
import { StorageUnavailable } from '../../../utils/library/store/storage-errors';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import type { Report } from '../settings-model';

/** How far the work is that begins once the user has seen what it would do. */
export type Work =
  /** The rows are staged beside the library; the user can still cancel. */
  | { readonly kind: 'staging'; readonly part: number }
  | { readonly kind: 'writing'; readonly part: number }
  | { readonly kind: 'undoing' }
  | { readonly kind: 'undone'; readonly changed: number; readonly kept: number }
  | { readonly kind: 'failed'; readonly why: 'storage' | 'full' | 'elsewhere' | 'begun' | 'other' };

export interface WorkNeeds {
  readonly desk: Pick<Desk, 'library' | 'ready' | 'resume' | 'act'>;
  /** Does work that the worker finishes if this page closes; resolves to nothing if another tab does such work. */
  restoring<T>(work: () => Promise<T>): Promise<T | undefined>;
  readonly report: Report;
}

interface Staging {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  progress(part: number): void;
}

/**
 * Does the work, and says in `state` how far it is. `part`: how reports call it. `refusal`: what is said of an error that
 * is the file's.
 */
export function createStagedWork<Own extends { readonly kind: string }>(
  { desk, restoring, report }: WorkNeeds,
  state: Signal<Own | Work | undefined>,
  part: string,
  refusal: (cause: unknown) => Own | undefined,
) {
  let leaving = new AbortController();

  const show = (signal: AbortSignal, next: Own | Work): void => {
    if (!signal.aborted) state.value = next;
  };

  /** Does work and says its failure in words. What ran before is cancelled. */
  async function attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    leaving.abort();
    leaving = new AbortController();
    const { signal } = leaving;
    try {
      await work(signal);
    } catch (cause) {
      if (signal.aborted) return;
      const refused = refusal(cause);
      if (!refused) report(part, cause);
      const isBegun = state.peek()?.kind === 'writing';
      state.value = refused ?? { kind: 'failed', why: isBegun ? 'begun' : whyOf(cause) };
    }
  }

  return {
    attempt,
    show,
    /** Cancels, as long as nothing is written. */
    cancel(): void {
      leaving.abort();
      state.value = undefined;
    },
    /** Stages rows and writes them, within an attempt. Resolves to nothing if another tab does such work. */
    async write(
      signal: AbortSignal,
      stage: (staging: Staging) => Promise<ActionId>,
    ): Promise<{ readonly action: ActionId; readonly changed: number } | undefined> {
      state.value = { kind: 'staging', part: 0 };
      const action = await restoring(async () => {
        const progress = (part: number) => show(signal, { kind: 'staging', part });
        const id = await stage({ signal, progress });
        state.value = { kind: 'writing', part: 0 };
        await desk.resume((part) => {
          state.value = { kind: 'writing', part };
        });
        return id;
      });
      if (action === undefined) {
        state.value = { kind: 'failed', why: 'elsewhere' };
        return undefined;
      }
      // The history counts what it changed.
      const record = (await desk.library.history(20)).find(({ id }) => id === action);
      return { action, changed: record?.summary.kind === 'import' ? record.summary.count : 0 };
    },
    undo: (target: ActionId): Promise<void> =>
      attempt(async () => {
        state.value = { kind: 'undoing' };
        const outcome = await desk.act({ ...newStamp(), kind: 'undo', target });
        const { changed = 0, kept = 0 } = outcome?.status === 'applied' ? outcome : {};
        state.value = { kind: 'undone', changed, kept };
      }),
  };
}

function whyOf(cause: unknown): 'storage' | 'full' | 'other' {
  if (!(cause instanceof StorageUnavailable)) return 'other';
  return cause.reason === 'full' ? 'full' : 'storage';
}
