import { type ReadonlySignal, signal } from '@preact/signals';
import { type Examined, examineFile, stageFile } from '../../../utils/backup/restore-file';
import { Refused } from '../../../utils/formats/saved-file/refused';
import type { RestoreMode } from '../../../utils/library/action-record';
import { isSame } from '../../../utils/library/restore/merge';
import type { ActionId } from '../../../utils/paper/state/action-id';
import { defaultSettings } from '../../../utils/settings/settings';
import { parseSettings } from '../../../utils/settings/storage';
import { createStagedWork, type Work } from '../../ui/staged-work/staged-work';
import type { DataNeeds } from './data-needs';

/** How the user chose to restore an examined file. */
export interface Choice {
  readonly mode: RestoreMode;
  /** Takes over the file's settings, too. */
  readonly settings: boolean;
}

/** What a restore is before rows are staged, and after they were written. */
export type Choosing =
  | { readonly kind: 'examining'; readonly part: number }
  | { readonly kind: 'refused'; readonly fault: Refused['fault']; readonly detail: string }
  | {
      readonly kind: 'examined';
      readonly name: string;
      readonly examined: Examined;
      readonly choice: Choice;
    }
  | {
      readonly kind: 'done';
      readonly mode: RestoreMode;
      readonly changed: number;
      readonly action: ActionId;
    };

export type Restoring = Choosing | Work;

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
  const { attempt, show, write, undo, cancel } = createStagedWork<Choosing>(
    needs,
    state,
    'restore',
    (cause) =>
      cause instanceof Refused
        ? { kind: 'refused', fault: cause.fault, detail: cause.detail }
        : undefined,
  );

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
    cancel,
    restore: () =>
      attempt(async (signal) => {
        const chosen = state.peek();
        if (chosen?.kind !== 'examined' || !file) return;
        const blob = file;
        const { choice, examined } = chosen;
        const done = await write(signal, async (staging) => {
          const from = await needs.settings();
          const settings = { from, to: parseSettings(examined.file.settings) };
          return stageFile(blob, desk.library, archive, {
            ...staging,
            mode: choice.mode,
            sha256: examined.file.sha256,
            ...(choice.settings && { settings }),
          });
        });
        if (done) state.value = { kind: 'done', mode: choice.mode, ...done };
      }),
    async undo() {
      const done = state.peek();
      if (done?.kind === 'done') await undo(done.action);
    },
  };
}
