import { type ReadonlySignal, signal } from '@preact/signals';
import { matchUnnamed, planImport, stageImport } from '../../../utils/backup/import-papers';
import type { Meaning } from '../../../utils/backup/import-row';
import { openFile, readPapers, UnreadableFile } from '../../../utils/backup/read-papers';
import type { Desk } from '../../../utils/browser/desk';
import { type Columns, firstRows, guessColumns } from '../../../utils/imports/csv';
import { type KnownFile, readFile } from '../../../utils/imports/read-file';
import type { Archive } from '../../../utils/library/restore/open-archive';
import { StorageUnavailable } from '../../../utils/library/store/connection';
import { newStamp } from '../../../utils/paper/action-id';
import type { Report } from '../settings-model';
import type { ImportFailure, ImportState, ReadFile } from './import-state';

/** What an import takes from around it. */
export interface ImportNeeds {
  readonly desk: Pick<Desk, 'library' | 'ready' | 'resume' | 'act'>;
  readonly archive: Pick<Archive, 'stage' | 'unstage' | 'decide' | 'places'>;
  /** Does work that the worker finishes if this page closes; resolves to nothing if another tab does such work. */
  restoring<T>(work: () => Promise<T>): Promise<T | undefined>;
  readonly report: Report;
}

/** A file of another program: read, counted, imported, undone. */
export interface ImportModel {
  /** Nothing while the user is to choose a file. */
  readonly state: ReadonlySignal<ImportState | undefined>;
  /** Reads a file or a pasted text, and works out what importing it would do. `tag`: for all of its papers. */
  choose(file: Blob, name: string, tag: string): Promise<void>;
  change(meaning: Partial<Meaning>): Promise<void>;
  /** Reads the table again, with other columns. */
  changeColumns(columns: Columns): Promise<void>;
  /** Cancels, as long as nothing is written. */
  cancel(): void;
  import(): Promise<void>;
  undo(): Promise<void>;
}

export function createImportModel({ desk, archive, restoring, report }: ImportNeeds): ImportModel {
  const { library } = desk;
  const state = signal<ImportState | undefined>(undefined);
  /** A table that may have to be read again, with other columns. */
  let table: KnownFile | undefined;
  let leaving = new AbortController();

  const show = (signal: AbortSignal, next: ImportState): void => {
    if (!signal.aborted) state.value = next;
  };

  /** Does work and reports its failure in words. What ran before is cancelled. */
  async function attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    leaving.abort();
    leaving = new AbortController();
    const { signal } = leaving;
    try {
      await work(signal);
    } catch (cause) {
      if (signal.aborted) return;
      if (cause instanceof UnreadableFile) {
        state.value = { kind: 'refused', why: cause.why };
        return;
      }
      report('import', cause);
      const isBegun = state.peek()?.kind === 'writing';
      state.value = { kind: 'failed', why: isBegun ? 'begun' : whyOf(cause) };
    }
  }

  async function read(
    signal: AbortSignal,
    opened: KnownFile,
    name: string,
    meaning: Meaning,
    columns?: Columns,
  ) {
    show(signal, { kind: 'reading', entries: 0 });
    const { kind } = opened;
    const rows = kind === 'CSV' ? firstRows(opened.begin) : [];
    const chosen = columns ?? guessColumns(rows[0] ?? []);
    const papers = await readPapers(readFile(opened, chosen), {
      signal,
      progress: (entries) => show(signal, { kind: 'reading', entries }),
    });
    await desk.ready();
    const { found, left } = await matchUnnamed(library, papers, { signal });
    const matched = papers.unnamed.length - left.length;
    const file: ReadFile = {
      name,
      kind,
      papers: { ...papers, found },
      left: left.slice(0, 100),
      leftCount: papers.unnamedCount - matched,
      ...(kind === 'CSV' && { table: { rows, columns: chosen } }),
    };
    table = kind === 'CSV' ? opened : undefined;
    await plan(signal, file, meaning);
  }

  async function plan(signal: AbortSignal, file: ReadFile, meaning: Meaning): Promise<void> {
    show(signal, { kind: 'read', file, meaning });
    const made = await planImport(library, file.papers.found, meaning, { signal });
    show(signal, { kind: 'read', file, meaning, plan: made });
  }

  return {
    state,
    choose: (file, name, tag) =>
      attempt(async (signal) => {
        state.value = { kind: 'reading', entries: 0 };
        const meaning = { mark: undefined, tag, tags: true, notes: true };
        await read(signal, await openFile(file), name, meaning);
      }),
    async change(part) {
      const now = state.peek();
      if (now?.kind !== 'read') return;
      await attempt((signal) => plan(signal, now.file, { ...now.meaning, ...part }));
    },
    async changeColumns(columns) {
      const now = state.peek();
      const opened = table;
      if (now?.kind !== 'read' || !opened) return;
      await attempt((signal) => read(signal, opened, now.file.name, now.meaning, columns));
    },
    cancel() {
      leaving.abort();
      table = undefined;
      state.value = undefined;
    },
    import: () =>
      attempt(async (signal) => {
        const chosen = state.peek();
        if (chosen?.kind !== 'read') return;
        const { found } = chosen.file.papers;
        state.value = { kind: 'staging', part: 0 };
        const action = await restoring(async () => {
          const id = await stageImport(library, archive, found, chosen.meaning, {
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
        const done = (await library.history(20)).find(({ id }) => id === action);
        const changed = done?.summary.kind === 'import' ? done.summary.count : 0;
        state.value = { kind: 'done', changed, action };
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
}

function whyOf(cause: unknown): ImportFailure {
  if (!(cause instanceof StorageUnavailable)) return 'other';
  return cause.reason === 'full' ? 'full' : 'storage';
}
