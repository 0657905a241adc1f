import type { LookUpAnswer, Request } from '../messages';
import type { Extension } from './acts';
import { isLookUpAnswer } from './answers';
import { pause } from './ask';

const retryAfter = [50, 250, 1_000];

/**
 * Asks the worker for the visit and the papers' states; asks again where a dying worker gave no
 * well-formed answer. Resolves to nothing where nobody answers at all, or not in time.
 */
export async function lookUp(
  extension: Extension,
  request: Extract<Request, { type: 'look up' }>,
): Promise<LookUpAnswer | undefined> {
  for (const wait of [0, ...retryAfter]) {
    if (wait) await pause(wait);
    const answer = await extension.send(request);
    if (isLookUpAnswer(answer)) return answer;
    // Nothing was answered by a dying worker, and the next try wakes a new one.
    if (answer === false) break;
  }
  return undefined;
}
