import { pause } from '../to-worker/ask';
import type { SessionState } from './session-state';

interface Needs {
  readonly document: Document;
  readonly signal: AbortSignal;
  readonly state: SessionState;
  /** Sends the actions that the worker has not acknowledged. */
  retry(): void;
  /** Draws everything anew. */
  drawAgain(): void;
}

/**
 * How long an unanswered page waits before it asks again: first this, then twice as long each time, up to the second;
 * ms.
 */
const retryAfter = 1_000;
const retryAtMost = 15_000;

/** Asks the library again about everything: after the tab was away, and while the worker doesn't answer. */
export function createAskAgain({ document, signal, state, retry, drawAgain }: Needs) {
  const { reader } = state;
  let isRetrying = false;

  async function askAgain(): Promise<void> {
    await reader.ask();
    retry();
    drawAgain();
  }

  return {
    askAgain,

    /** Asks until the worker answers: a busy machine is slow. A hidden tab stops, and asks when it is shown again. */
    async untilHeard(): Promise<void> {
      if (isRetrying) return;
      isRetrying = true;
      for (let wait = retryAfter; !reader.reachable; wait = Math.min(wait * 2, retryAtMost)) {
        await pause(wait);
        if (signal.aborted || document.visibilityState !== 'visible') break;
        await askAgain();
      }
      isRetrying = false;
    },
  };
}
