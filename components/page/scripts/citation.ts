import type { CitedPaper } from '../../../utils/citations/cited-paper';
import type { ExportOptions } from '../../../utils/citations/formats';
import { sharedAs } from './shared';

/** Writes a paper's BibTeX. */
type Cite = (paper: CitedPaper, options: ExportOptions) => string;

/** Where the script that writes citations leaves its function. */
export const sharedCitation = sharedAs<Cite>('citation');

/**
 * A paper's BibTeX, from what the page tells of it. `ask` requests the script that writes it, and how the user wants it
 * written. Rejects if that doesn't come.
 */
export async function citationOf(paper: CitedPaper, ask: () => Promise<unknown>): Promise<string> {
  const options = await ask();
  const cite = sharedCitation.value;
  if (!cite || !isOptions(options)) throw new Error('Citations are not there');
  return cite(paper, options);
}

/** The answer comes from our own worker; a dying one gives none. */
const isOptions = (answer: unknown): answer is ExportOptions =>
  typeof answer === 'object' && answer !== null && 'keyPattern' in answer;
