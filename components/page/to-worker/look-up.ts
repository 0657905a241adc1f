import type { LookUpAnswer, Request } from '../../../utils/messages/messages-schema';
import type { Extension } from './acts';
import { isLookUpAnswer } from './answers';
import { pause } from './ask';

const retryAfter = [50, 250, 1_000, 0];

/**
 * Asks the worker for the visit and the papers' states; retries if a dying worker gave no well-formed answer. Resolves
 * to nothing if the worker doesn't answer at all, or not in time.
 */
export async function lookUp(
  extension: Extension,
  request: Extract<Request, { type: 'look up' }>,
): Promise<LookUpAnswer | undefined> {
  for (const wait of retryAfter) {
    const answer = await extension.send(request);
    if (isLookUpAnswer(answer)) return answer;
    // An empty answer comes from a dying worker; a retry wakes a new one.
    if (answer === false) break;
    await pause(wait);
  }
  return undefined;
}
