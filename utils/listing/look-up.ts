import type { LookUpAnswer, Request } from '../messages';
import type { Extension } from './acts';
import { isLookUpAnswer } from './answers';

const retryAfter = [50, 250, 1_000];

/**
 * Asks the worker for the visit and the papers' states; asks again where a dying worker gave no
 * well-formed answer. Resolves to nothing where nobody answers at all.
 */
export async function lookUp(
  extension: Extension,
  request: Extract<Request, { type: 'look up' }>,
  signal: AbortSignal,
): Promise<LookUpAnswer | undefined> {
  for (const wait of [0, ...retryAfter]) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (signal.aborted) return undefined;
    try {
      const answer = await extension.send(request);
      if (isLookUpAnswer(answer)) return answer;
    } catch {
      // The next try wakes a new worker.
    }
  }
  return undefined;
}
