import type { ListingKey } from '../actions';
import type { LookUpAnswer } from '../messages';
import type { PaperId } from '../paper-id';
import type { Extension } from './acts';
import { isLookUpAnswer } from './answers';

const retryAfter = [50, 250, 1_000];

/**
 * Asks the worker for the visit and the papers' states; asks again where a dying worker gave no
 * well-formed answer. Resolves to nothing where nobody answers at all.
 */
export async function lookUp(
  extension: Extension,
  listing: ListingKey,
  papers: PaperId[],
  signal: AbortSignal,
): Promise<LookUpAnswer | undefined> {
  for (const wait of [0, ...retryAfter]) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (signal.aborted) return undefined;
    try {
      const answer = await extension.send({ type: 'look up', listing, papers });
      if (isLookUpAnswer(answer)) return answer;
    } catch {
      // The next try wakes a new worker.
    }
  }
  return undefined;
}
