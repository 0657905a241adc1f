import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { fileName } from '../../../utils/backup/export-library';
import {
  type Asked,
  citedPapers,
  exportPapers,
  zoteroItems,
} from '../../../utils/backup/export-papers';
import type { CitedPaper } from '../../../utils/citations/cited-paper';
import type { ZoteroItem } from '../../../utils/citations/zotero/item';
import type { ZoteroOutcome } from '../../../utils/citations/zotero/save';
import type { Library } from '../../../utils/library/library';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { Report } from '../settings-model';
import { type HowToExport, type Problem, previewOf, problemOf } from './export-preview';
import { createExportWork, type ExportState } from './export-work';

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
  const problem = computed(() => how.value && problemOf(how.value));
  const work = createExportWork(report);

  /** Writes everything. Nothing if that can't be done now. */
  async function write() {
    const [papers, chosen] = [asked.peek(), how.peek()];
    if (!papers || !chosen || problem.peek() || work.isWriting()) return undefined;
    const begun = work.begin();
    begun.progress(0);
    const made = await exportPapers(library, papers, { ...chosen, options: chosen, ...begun });
    return { ...made, count: papers.ids.length };
  }

  return {
    count: computed(() => asked.value?.ids.length),
    how,
    preview: computed(() =>
      how.value && sample.value && !problem.value ? previewOf(sample.value, how.value) : undefined,
    ),
    problem,
    state: work.state,
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
        work.failed(cause);
      }
    },
    change(part) {
      const now = how.peek();
      if (now) how.value = { ...now, ...part };
      work.forget();
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
        work.ended({ kind: 'copied', count: (await made)?.count ?? 0 });
      } catch (cause) {
        work.failed(cause);
      }
    },
    async save() {
      try {
        const made = await write();
        if (!made) return;
        const name = fileName(needs.now(), made.extension);
        needs.download(made.blob, name);
        work.ended({ kind: 'saved', count: made.count, name });
      } catch (cause) {
        work.failed(cause);
      }
    },
    async saveToZotero() {
      const [papers, chosen] = [asked.peek(), how.peek()];
      if (!papers || !chosen || work.isWriting()) return;
      const begun = work.begin();
      try {
        // Before anything is awaited: the browser asks only within a click.
        if (!(await needs.zotero.request())) return work.ended({ kind: 'declined' });
        begun.progress(0);
        const items = await zoteroItems(library, papers, chosen, begun.signal);
        work.ended({ kind: 'zotero', outcome: await needs.zotero.save(items, begun) });
      } catch (cause) {
        work.failed(cause);
      }
    },
    cancel: work.cancel,
    async end() {
      const chosen = how.peek();
      if (!chosen || problem.peek()) return;
      try {
        const settings = await needs.settings.read();
        if (JSON.stringify(settings.exporting) === JSON.stringify(chosen)) return;
        await needs.settings.write({ ...settings, exporting: chosen });
      } catch (cause) {
        report('settings', cause);
      }
    },
  };
}
