import type { Words } from '../../../utils/basics/words';
import { reportFailure } from '../../../utils/browser/failures';
import { restoring } from '../../../utils/browser/restoring';
import type { Desk } from '../../../utils/desk/desk';
import type { Archive } from '../../../utils/library/restore/open-archive';

/** Opens the dialog that imports papers, with a file that was dropped. What reads files is loaded on first use. */
export const createImporter =
  (desk: Desk, archive: Archive, words: Words) =>
  async (file?: File): Promise<void> => {
    const { openImport } = await import('./open-import');
    await openImport({ desk, archive, restoring, report: reportFailure }, words, file);
  };
