import { paperId } from '../paper/from-text';
import type { PaperId } from '../paper/paper-id';
import type { Reference } from './reference';

/** Identifiers within other text: "arXiv preprint arXiv:2603.03283 [cs.CL]", "CoRR, abs/1706.03762". */
const within = /(?:arxiv:\s*|\babs\/)([a-z-]+(?:\.[a-z]{2})?\/\d{7}|\d{4}\.\d{4,5})/i;

/** The paper that a text names among other words. Which of several papers a sentence is about isn't known. */
export const paperWithin = (text: string): PaperId | undefined =>
  paperId(within.exec(text)?.[1] ?? '');

/** A place of publication that is arXiv's: a note that says "extends arXiv:2603.03283" names another paper. */
const ofArxiv = /^(?:arxiv|corr|abs\/)/i;

/** The paper that a field names. */
const named = (text: string): PaperId | undefined =>
  paperId(text) ?? (ofArxiv.test(text.trim()) ? paperWithin(text) : undefined);

/**
 * Which paper a reference is, and its other ids. arXiv's comes first, as listings show that one. Nothing if it names none
 * that we know: no id is invented.
 */
export function papersOf({ ids }: Reference): readonly [PaperId, ...PaperId[]] | undefined {
  const found = [...new Set(ids.flatMap((text) => named(text.slice(0, 2_000)) ?? []))];
  const [first, ...others] = found.sort(
    (a, b) => Number(b.startsWith('arxiv:')) - Number(a.startsWith('arxiv:')),
  );
  return first && [first, ...others];
}
