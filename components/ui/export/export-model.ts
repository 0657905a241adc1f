import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { fileName } from '../../../utils/backup/export-library';
import {
  type Asked,
  citedPapers,
  exportPapers,
  PageGone,
  zoteroItems,
} from '../../../utils/backup/export-papers';
import { isKeyPattern } from '../../../utils/citations/choices';
import type { CitedPaper } from '../../../utils/citations/cited-paper';
import { exported, notesBy } from '../../../utils/citations/formats';
import { unknownPlaceholders } from '../../../utils/citations/markdown-template';
import type { ZoteroItem } from '../../../utils/citations/zotero/item';
import type { ZoteroOutcome } from '../../../utils/citations/zotero/save';
import type { Library } from '../../../utils/library/library';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { Report } from '../settings-model';

/** What an export takes from around it. */
export interface ExportNeeds {
  readonly library: Pick<Library, 'cited'>;
  /** Which papers, known once this resolves. */
  asked(): Promise<Asked>;
  readonly settings: {
    read(): Promise<Settings>;
    write(settings: Settings): Promise<void>;
  };
  copy(text: Promise<string>): Promise<void>;
  download(file: Blob, name: string): void;
  readonly zotero: {
    /** Asks the user for the permission, in a click. */
    request(): Promise<boolean>;
    save(
      items: readonly ZoteroItem[],
      options: { readonly signal: AbortSignal; progress(part: number): void },
    ): Promise<ZoteroOutcome>;
  };
  now(): number;
  readonly report: Report;
}

export type HowToExport = Settings['exporting'];

export type ExportState =
  | { readonly kind: 'writing'; readonly part: number }
  | { readonly kind: 'copied'; readonly count: number }
  | { readonly kind: 'saved'; readonly count: number; readonly name: string }
  | { readonly kind: 'zotero'; readonly outcome: ZoteroOutcome }
  /** The user declined to let Offprint reach Zotero. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'failed'; readonly why: 'gone' | 'other' };

/** Why papers can't be exported in the way that the user chose. */
export type Problem =
  | { readonly kind: 'pattern' }
  | { readonly kind: 'placeholders'; readonly names: readonly string[] };

/** Papers to be exported: in which format and how, a look at the first one, and what became of them. */
export interface ExportModel {
  /** How many; nothing until that is known. */
  readonly count: ReadonlySignal<number | undefined>;
  /** Nothing until the settings are read. */
  readonly how: ReadonlySignal<HowToExport | undefined>;
  /** The first paper as it would be written; nothing if there is none, or while there is a problem. */
  readonly preview: ReadonlySignal<string | undefined>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly state: ReadonlySignal<ExportState | undefined>;
  /** Reads what is to be exported. Never rejects. */
  start(): Promise<void>;
  change(part: Partial<HowToExport>): void;
  copy(): Promise<void>;
  save(): Promise<void>;
  /** Saves the papers to the Zotero that runs on this machine. */
  saveToZotero(): Promise<void>;
  cancel(): void;
  /** Remembers what the user chose. */
  end(): Promise<void>;
}

export function createExportModel(needs: ExportNeeds): ExportModel {
  const { library, report } = needs;
  const asked = signal<Asked | undefined>(undefined);
  const how = signal<HowToExport | undefined>(undefined);
  const sample = signal<CitedPaper | undefined>(undefined);
  const state = signal<ExportState | undefined>(undefined);
  const problem = computed(() => how.value && problemOf(how.value));
  let leaving = new AbortController();

  /** Writes everything. Nothing if that can't be done now. */
  async function write() {
    const [papers, chosen] = [asked.peek(), how.peek()];
    if (!papers || !chosen || problem.peek() || state.peek()?.kind === 'writing') return undefined;
    leaving = new AbortController();
    const { signal: leave } = leaving;
    state.value = { kind: 'writing', part: 0 };
    const made = await exportPapers(library, papers, {
      ...chosen,
      options: chosen,
      signal: leave,
      progress(part) {
        if (!leave.aborted) state.value = { kind: 'writing', part };
      },
    });
    return { ...made, count: papers.ids.length };
  }

  function failed(cause: unknown): void {
    // The user cancelled.
    if (leaving.signal.aborted) return;
    const isGone = cause instanceof PageGone;
    if (!isGone) report('export', cause);
    state.value = { kind: 'failed', why: isGone ? 'gone' : 'other' };
  }

  async function end(): Promise<void> {
    const chosen = how.peek();
    if (!chosen || problem.peek()) return;
    try {
      const settings = await needs.settings.read();
      if (JSON.stringify(settings.exporting) === JSON.stringify(chosen)) return;
      await needs.settings.write({ ...settings, exporting: chosen });
    } catch (cause) {
      report('settings', cause);
    }
  }

  return {
    count: computed(() => asked.value?.ids.length),
    how,
    preview: computed(() =>
      how.value && sample.value && !problem.value ? previewOf(sample.value, how.value) : undefined,
    ),
    problem,
    state,
    async start() {
      try {
        const [papers, { exporting }] = await Promise.all([needs.asked(), needs.settings.read()]);
        const [first] = await citedPapers(library, papers.ids.slice(0, 1), papers.told);
        batch(() => {
          asked.value = papers;
          how.value = exporting;
          sample.value = first;
        });
      } catch (cause) {
        failed(cause);
      }
    },
    change(part) {
      const now = how.peek();
      if (now) how.value = { ...now, ...part };
      if (state.peek()?.kind !== 'writing') state.value = undefined;
    },
    async copy() {
      // Nothing is awaited before the browser is asked.
      const made = write();
      const text = made.then((all) => {
        if (!all) throw new Error('There is nothing to copy');
        return all.blob.text();
      });
      try {
        await needs.copy(text);
        state.value = { kind: 'copied', count: (await made)?.count ?? 0 };
      } catch (cause) {
        failed(cause);
      }
    },
    async save() {
      try {
        const made = await write();
        if (!made) return;
        const name = fileName(needs.now(), made.extension);
        needs.download(made.blob, name);
        state.value = { kind: 'saved', count: made.count, name };
      } catch (cause) {
        failed(cause);
      }
    },
    async saveToZotero() {
      const [papers, chosen] = [asked.peek(), how.peek()];
      if (!papers || !chosen || state.peek()?.kind === 'writing') return;
      leaving = new AbortController();
      const { signal: leave } = leaving;
      try {
        // Before anything is awaited: the browser asks only within a click.
        if (!(await needs.zotero.request())) {
          state.value = { kind: 'declined' };
          return;
        }
        state.value = { kind: 'writing', part: 0 };
        const items = await zoteroItems(library, papers, chosen, leave);
        const outcome = await needs.zotero.save(items, {
          signal: leave,
          progress(part) {
            if (!leave.aborted) state.value = { kind: 'writing', part };
          },
        });
        state.value = { kind: 'zotero', outcome };
      } catch (cause) {
        failed(cause);
      }
    },
    cancel() {
      leaving.abort();
      state.value = undefined;
    },
    end,
  };
}

function problemOf(how: HowToExport): Problem | undefined {
  if (!isKeyPattern(how.keyPattern)) return { kind: 'pattern' };
  if (how.format !== 'Markdown') return undefined;
  const names = unknownPlaceholders(how.files ? how.fileTemplate : how.listTemplate);
  return names.length > 0 ? { kind: 'placeholders', names } : undefined;
}

const previewOf = (paper: CitedPaper, how: HowToExport): string =>
  how.format === 'Markdown' && how.files
    ? notesBy(how)(paper).text
    : exported(how.format, [paper], how);
