/** Resolves to `false` after `ms` milliseconds. */
export const pause = (ms: number): Promise<false> =>
  new Promise((resolve) => setTimeout(resolve, ms, false));

/** Longest wait for an answer, in ms: a worker that can't start never answers, and the browser raises no error. */
const patience = 2_000;

/**
 * Resolves to the worker's answer: nothing if the worker died over the message, `false` on a time-out. Never rejects.
 * An orphaned script's API may throw at once.
 */
export async function ask(send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await Promise.race([send(), pause(patience)]);
  } catch {
    return undefined;
  }
}
