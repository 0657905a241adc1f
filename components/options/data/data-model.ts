import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { BackupState } from '../../../utils/backup/backup-state';
import { exportLibrary, fileName } from '../../../utils/backup/export-library';
import type { RowCounts } from '../../../utils/formats/saved-file/file-rows';
import { StorageUnavailable } from '../../../utils/library/store/storage-errors';
import type { DataNeeds } from './data-needs';

/** The progress of an export. */
export type Exporting =
  | { readonly kind: 'writing'; readonly part: number }
  | { readonly kind: 'done'; readonly name: string; readonly counts: RowCounts }
  | { readonly kind: 'failed'; readonly why: 'storage' | 'other' };

export type Erasing = 'asked' | 'erasing' | 'erased' | 'failed';

/** Exports, the reminders of them, and erasing everything. */
export interface DataModel {
  readonly exporting: ReadonlySignal<Exporting | undefined>;
  /** Nothing until it is read. */
  readonly backup: ReadonlySignal<BackupState | undefined>;
  /** The user was asked for the permission to save files, and declined. */
  readonly weeklyRefused: ReadonlySignal<boolean>;
  readonly erasing: ReadonlySignal<Erasing | undefined>;
  readonly firstFeed: DataNeeds['firstFeed'];
  /** Reads the stored state and follows it. Returns a function that stops it. */
  start(): () => void;
  export(): Promise<void>;
  remind(on: boolean): void;
  weekly(on: boolean): Promise<void>;
  /** Opens or closes the question whether to erase everything. */
  askToErase(asked: boolean): void;
  erase(): Promise<void>;
}

export function createDataModel(needs: DataNeeds): DataModel {
  const { desk, now } = needs;
  const report = needs.report;
  const exporting = signal<Exporting | undefined>(undefined);
  const backup = signal<BackupState | undefined>(undefined);
  const weeklyRefused = signal(false);
  const erasing = signal<Erasing | undefined>(undefined);

  async function refresh(): Promise<void> {
    await needs.backup.read().then(
      (state) => {
        backup.value = state;
      },
      (cause: unknown) => report('backup', cause),
    );
  }

  return {
    exporting,
    backup,
    weeklyRefused,
    erasing,
    firstFeed: needs.firstFeed,
    start() {
      void refresh();
      return needs.backup.watch(() => void refresh());
    },
    async export() {
      if (exporting.peek()?.kind === 'writing') return;
      exporting.value = { kind: 'writing', part: 0 };
      const time = now();
      try {
        await desk.ready();
        const { blob, counts } = await exportLibrary(desk.library, {
          settings: await needs.settings(),
          version: needs.version,
          now: time,
          progress(part) {
            exporting.value = { kind: 'writing', part };
          },
        });
        const name = fileName(time);
        needs.download(blob, name);
        exporting.value = { kind: 'done', name, counts };
        await needs.backup.exported(time);
      } catch (cause) {
        report('export', cause);
        const why = cause instanceof StorageUnavailable ? 'storage' : 'other';
        exporting.value = { kind: 'failed', why };
      }
    },
    remind: (on) => void needs.backup.remind(on).catch((cause: unknown) => report('backup', cause)),
    async weekly(on) {
      const done = await needs.backup.weekly(on).catch((cause: unknown) => {
        report('weekly file', cause);
        return false;
      });
      weeklyRefused.value = !done;
      await refresh();
    },
    askToErase(asked) {
      erasing.value = asked ? 'asked' : undefined;
    },
    async erase() {
      if (erasing.peek() === 'erasing') return;
      erasing.value = 'erasing';
      try {
        await needs.eraseAll();
        batch(() => {
          needs.erased();
          erasing.value = 'erased';
          exporting.value = undefined;
        });
      } catch (cause) {
        report('erase', cause);
        erasing.value = 'failed';
      }
      await refresh();
    },
  };
}
