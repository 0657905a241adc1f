import { paperId } from '../paper/addresses/from-text';
import type { PaperId } from '../paper/ids/paper-id';
import type { Reference } from './reference';

/** Identifiers within other text: "arXiv preprint arXiv:2603.03283 [cs.CL]", "CoRR, abs/1706.03762". */
const within =
  /(?:arxiv[\s:,.]{0,9}(?:(?:e-?|pre-?)prints?[\s:,.]{0,9})?(?:arxiv[\s:]{0,9})?|\babs\/)([a-z-]{2,9}(?:\.[a-z]{2})?\/\d{7}|\d{4}\.\d{4,5})/i;

/** The paper that a text names among other words. Which of several papers a sentence is about isn't known. */
export const paperWithin = (text: string): PaperId | undefined =>
  paperId(within.exec(text)?.[1] ?? '');

/** A place of publication that is arXiv's: a note that says "extends arXiv:2603.03283" names another paper. */
const ofArxiv = /^(?:arxiv|corr|abs\/)/i;
/** "Preprint, arXiv:2603.03283", "Available at https://arxiv.org/abs/2603.03283" */
const lead = /^(?:[\s,:;(]|(?:e-?|pre-?)print\b|available\b|online\b|as\b|at\b|on\b|from\b){1,20}/i;

/** The paper that a field names. */
function named(text: string): PaperId | undefined {
  const rest = text.trim().replace(lead, '');
  const [first = ''] = rest.split(/\s/);
  return (
    paperId(text) ??
    (/^https?:/i.test(first) ? paperId(first) : undefined) ??
    (ofArxiv.test(rest) ? paperWithin(rest) : undefined)
  );
}

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
