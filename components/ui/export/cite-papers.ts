import { type Asked, citedPapers } from '../../../utils/backup/export-papers';
import { type ExportOptions, exported } from '../../../utils/citations/formats';
import type { Library } from '../../../utils/library/library';

/** Papers as BibTeX, for a manuscript: without abstracts and notes, whatever exports hold. */
export async function citePapers(
  library: Pick<Library, 'cited'>,
  { ids, told }: Asked,
  options: ExportOptions,
): Promise<string> {
  const papers = await citedPapers(library, ids, told);
  return exported('BibTeX', papers, { ...options, abstracts: false, notes: false });
}
