import { type Asked, citedPapers } from '../../../utils/backup/export-papers';
import { type ExportOptions, exported } from '../../../utils/citations/formats';
import type { Library } from '../../../utils/library/library';
import type { PaperId } from '../../../utils/paper/paper-id';

/** One paper as BibTeX, for a manuscript: without abstract and note, whatever exports hold. */
export async function citeOne(
  library: Pick<Library, 'cited'>,
  paper: PaperId,
  told: Asked['told'],
  options: ExportOptions,
): Promise<string> {
  const papers = await citedPapers(library, [paper], told);
  return exported('BibTeX', papers, { ...options, abstracts: false, notes: false });
}
