/** Readings of what a page shows, one after the other. */
export interface Readings<Result> {
  /** Reads again. Calls during a reading are merged into one after it. Never rejects. */
  again(): Promise<Result>;
  /** Does some other reading in its turn. Never rejects. */
  inTurn(read: () => Promise<Result>): Promise<Result>;
}

/** @param failed Takes why a reading failed; what it returns is the result of that reading. */
export function createReadings<Result>(
  read: () => Promise<Result>,
  failed: (cause: unknown) => Result,
): Readings<Result> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<Result> | undefined;

  function inTurn(work: () => Promise<Result>): Promise<Result> {
    const done = last.then(work).catch(failed);
    last = done;
    return done;
  }

  return {
    again() {
      next ??= inTurn(() => {
        next = undefined;
        return read();
      });
      return next;
    },
    inTurn,
  };
}
