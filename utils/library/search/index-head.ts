/** The fact that says which segments and changes make up the search index, and the changes that wait to be sealed. */
import * as z from '../../basics/z';
import type { PaperId } from '../../paper/ids/paper-id';
import { type Writing, write } from '../act/transaction';

/** Name of the fact. Deleting it has the index built anew. */
export const headName = 'search index';

/** To be raised whenever rows are made differently: older indexes are built anew. */
const form = 2;

const HeadSchema = z.object({
  form: z.literal(form),
  /** Number of its first segment; numbers are never used twice, so it names the index. */
  first: z.int(),
  /** How many segments there are from that one on. */
  segments: z.int(),
  /** Changes up to this number are in the segments. */
  upTo: z.int(),
});
export type Head = z.infer<typeof HeadSchema>;

export const parseHead = (stored: unknown): Head | undefined =>
  z.safeParse(HeadSchema, stored).data;

export const writeHead = (tx: Writing, head: Omit<Head, 'form'>): void =>
  write(tx, 'facts', { form, ...head }, headName);

/** Notes, in the transaction that changed papers, that their rows of the search index are out of date. */
export function noteUnindexed(tx: Writing, papers: readonly PaperId[]): void {
  if (papers.length > 0) write(tx, 'unindexed', [...new Set(papers)]);
}

/** Has the index built anew: papers were written without noting which. */
export const forgetIndex = (tx: Writing): Promise<void> => tx.objectStore('facts').delete(headName);
