import { type ReadonlySignal, signal } from '@preact/signals';
import { type Examined, examineFile, stageFile } from '../../../utils/backup/restore-file';
import { Refused } from '../../../utils/formats/saved-file/refused';
import type { RestoreMode } from '../../../utils/library/action-record';
import { isSame } from '../../../utils/library/restore/merge';
import { StorageUnavailable } from '../../../utils/library/store/connection';
import { type ActionId, newStamp } from '../../../utils/paper/action-id';
import { defaultSettings } from '../../../utils/settings/settings';
import { parseSettings } from '../../../utils/settings/storage';
import type { DataNeeds } from './data-needs';

/** How the user chose to restore an examined file. */
export interface Choice {
  readonly mode: RestoreMode;
  /** Takes over the file's settings, too. */
  readonly settings: boolean;
}

/** The progress of a restore. */
export type Restoring =
  | { readonly kind: 'examining'; readonly part: number }
  | { readonly kind: 'refused'; readonly fault: Refused['fault']; readonly detail: string }
  | {
      readonly kind: 'examined';
      readonly name: string;
      readonly examined: Examined;
      readonly choice: Choice;
    }
  /** The file is staged beside the library; the user can still cancel. */
  | { readonly kind: 'staging'; readonly part: number }
  | { readonly kind: 'writing'; readonly part: number }
  | {
      readonly kind: 'done';
      readonly mode: RestoreMode;
      readonly changed: number;
      readonly action: ActionId;
    }
  | { readonly kind: 'undoing' }
  | { readonly kind: 'undone'; readonly changed: number; readonly kept: number }
  | { readonly kind: 'failed'; readonly why: 'storage' | 'full' | 'elsewhere' | 'begun' | 'other' };

/** Restoring a file: previews it, does it, undoes it. */
export interface RestoreModel {
  readonly state: ReadonlySignal<Restoring | undefined>;
  /** Reads a file and works out what restoring it would do. */
  choose(file: File): Promise<void>;
  change(choice: Partial<Choice>): void;
  /** Cancels, as long as nothing is written. */
  cancel(): void;
  restore(): Promise<void>;
  undo(): Promise<void>;
}

export function createRestoreModel(needs: DataNeeds): RestoreModel {
  const { desk, archive } = needs;
  const state = signal<Restoring | undefined>(undefined);
  let file: Blob | undefined;
  let leaving = new AbortController();

  /** Does work and reports its failure in words. */
  async function attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    leaving.abort();
    leaving = new AbortController();
    const { signal } = leaving;
    try {
      await work(signal);
    } catch (cause) {
      if (signal.aborted) return;
      if (cause instanceof Refused) {
        state.value = { kind: 'refused', fault: cause.fault, detail: cause.detail };
        return;
      }
      needs.report('restore', cause);
      const isBegun = state.peek()?.kind === 'writing';
      state.value = { kind: 'failed', why: isBegun ? 'begun' : whyOf(cause) };
    }
  }

  return {
    state,
    choose: (chosen) =>
      attempt(async (signal) => {
        file = chosen;
        state.value = { kind: 'examining', part: 0 };
        await desk.ready();
        const examined = await examineFile(chosen, desk.library, archive, {
          signal,
          progress: (part) => show(signal, { kind: 'examining', part }),
        });
        const now = await needs.settings();
        const choice: Choice = { mode: 'merge', settings: isSame(now, defaultSettings) };
        show(signal, { kind: 'examined', name: chosen.name, examined, choice });
      }),
    change(choice) {
      const now = state.peek();
      if (now?.kind === 'examined') state.value = { ...now, choice: { ...now.choice, ...choice } };
    },
    cancel() {
      leaving.abort();
      state.value = undefined;
    },
    restore: () =>
      attempt(async (signal) => {
        const chosen = state.peek();
        if (chosen?.kind !== 'examined' || !file) return;
        const blob = file;
        const { choice, examined } = chosen;
        state.value = { kind: 'staging', part: 0 };
        const action = await needs.restoring(async () => {
          const from = await needs.settings();
          const settings = { from, to: parseSettings(examined.file.settings) };
          const id = await stageFile(blob, desk.library, archive, {
            mode: choice.mode,
            sha256: examined.file.sha256,
            ...(choice.settings && { settings }),
            signal,
            progress: (part) => show(signal, { kind: 'staging', part }),
          });
          state.value = { kind: 'writing', part: 0 };
          await desk.resume((part) => {
            state.value = { kind: 'writing', part };
          });
          return id;
        });
        if (action === undefined) {
          state.value = { kind: 'failed', why: 'elsewhere' };
          return;
        }
        const changed = await changedBy(action);
        state.value = { kind: 'done', mode: choice.mode, changed, action };
      }),
    undo: () =>
      attempt(async () => {
        const done = state.peek();
        if (done?.kind !== 'done') return;
        state.value = { kind: 'undoing' };
        const undo = { ...newStamp(), kind: 'undo', target: done.action } as const;
        const outcome = await desk.act(undo);
        const { changed = 0, kept = 0 } = outcome?.status === 'applied' ? outcome : {};
        state.value = { kind: 'undone', changed, kept };
      }),
  };

  function show(signal: AbortSignal, next: Restoring): void {
    if (!signal.aborted) state.value = next;
  }

  /** How many papers an action changed, according to the history. */
  async function changedBy(action: ActionId): Promise<number> {
    const record = (await desk.library.history(20)).find(({ id }) => id === action);
    return record?.summary.kind === 'import' ? record.summary.count : 0;
  }
}

function whyOf(cause: unknown): 'storage' | 'full' | 'other' {
  if (!(cause instanceof StorageUnavailable)) return 'other';
  return cause.reason === 'full' ? 'full' : 'storage';
}
