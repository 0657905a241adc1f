/** Resolves to `false` after so many ms. */
export const pause = (ms: number): Promise<false> =>
  new Promise((resolve) => setTimeout(resolve, ms, false));

/** A worker that can't start never answers, and nobody says so: it is waited for no longer than this, ms. */
const patience = 2_000;

/**
 * What the worker answers: nothing where it died over the message, `false` where it does not answer in time.
 * Never rejects. An orphaned script's API may throw at once.
 */
export async function ask(send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await Promise.race([send(), pause(patience)]);
  } catch {
    return undefined;
  }
}
