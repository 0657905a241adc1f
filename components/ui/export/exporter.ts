import type { Asked } from '../../../utils/backup/export-papers';
import type { Words } from '../../../utils/basics/words';
import { reportFailure } from '../../../utils/browser/failures';
import { copyWhenMade, download } from '../../../utils/browser/hand-over/by-click';
import type { Desk } from '../../../utils/desk/desk';
import { storedSettings } from '../../../utils/desk/keep-settings';
import type { PaperId } from '../../../utils/paper/ids/paper-id';

/** What a page of ours does to get papers out. What writes citations is loaded on first use. */
export interface Exporter {
  /** Opens the dialog. Resolves when it is closed. */
  open(asked: () => Promise<Asked>): Promise<void>;
  /** Copies papers' BibTeX. Call it in a click or a key press. Resolves to whether it did; never rejects. */
  cite(papers: readonly PaperId[], told?: Asked['told']): Promise<boolean>;
}

export function createExporter(desk: Desk, words: Words): Exporter {
  const { library } = desk;
  const settings = storedSettings(desk);
  return {
    async open(asked) {
      const [{ openExport }, { requestZotero, sendToZotero }] = await Promise.all([
        import('./open-export'),
        import('../../../utils/browser/hand-over/zotero-port'),
      ]);
      const needs = {
        library,
        asked,
        settings,
        copy: copyWhenMade,
        download,
        zotero: { request: requestZotero, save: sendToZotero },
        now: Date.now,
        report: reportFailure,
      };
      await openExport(needs, words);
    },
    async cite(papers, told) {
      const text = import('./cite-papers').then(async ({ citePapers }) => {
        const [{ exporting }] = await Promise.all([settings.read(), desk.ready()]);
        return citePapers(library, { ids: papers, ...(told && { told }) }, exporting);
      });
      try {
        await copyWhenMade(text);
        return true;
      } catch (cause) {
        reportFailure('cite', cause);
        return false;
      }
    },
  };
}

/** Every paper of the library. */
export async function askedAll({ library, ready }: Desk): Promise<Asked> {
  await ready();
  return { ids: await library.allPapers() };
}

/** The whole queue, in the user's order. */
export async function askedQueue({ library, ready }: Desk): Promise<Asked> {
  await ready();
  const ids: PaperId[] = [];
  for (let after: Awaited<ReturnType<typeof library.queue>>[0] | undefined; ; ) {
    const items = await library.queue(1_000, after);
    after = items.at(-1);
    if (!after) return { ids };
    ids.push(...items.map(({ id }) => id));
  }
}
