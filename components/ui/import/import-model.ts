import { type ReadonlySignal, signal } from '@preact/signals';
import { matchUnnamed, planImport, stageImport } from '../../../utils/backup/import-papers';
import type { Meaning } from '../../../utils/backup/import-row';
import { openFile, readPapers, UnreadableFile } from '../../../utils/backup/read-papers';
import { type Columns, firstRows, guessColumns } from '../../../utils/imports/csv';
import { type KnownFile, readFile } from '../../../utils/imports/read-file';
import type { Archive } from '../../../utils/library/restore/open-archive';
import { createStagedWork, type WorkNeeds } from '../staged-work/staged-work';
import type { Choosing, ImportState, ReadFile } from './import-state';

/** What an import takes from around it. */
export interface ImportNeeds extends WorkNeeds {
  readonly archive: Pick<Archive, 'stage' | 'unstage' | 'decide' | 'positions'>;
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

export function createImportModel(needs: ImportNeeds): ImportModel {
  const { desk, archive } = needs;
  const { library } = desk;
  const state = signal<ImportState | undefined>(undefined);
  /** A table that may have to be read again, with other columns. */
  let table: KnownFile | undefined;
  const { attempt, show, write, undo, cancel } = createStagedWork<Choosing>(
    needs,
    state,
    'import',
    (cause) => (cause instanceof UnreadableFile ? { kind: 'refused', why: cause.why } : undefined),
  );

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
    const left = await matchUnnamed(library, papers, { signal });
    const matched = papers.unnamed.length - left.length;
    const file: ReadFile = {
      name,
      kind,
      papers,
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
      table = undefined;
      cancel();
    },
    import: () =>
      attempt(async (signal) => {
        const chosen = state.peek();
        if (chosen?.kind !== 'read') return;
        const { found } = chosen.file.papers;
        const done = await write(signal, (staging) =>
          stageImport(library, archive, found, chosen.meaning, staging),
        );
        if (done) state.value = { kind: 'done', ...done };
      }),
    async undo() {
      const done = state.peek();
      if (done?.kind === 'done') await undo(done.action);
    },
  };
}
