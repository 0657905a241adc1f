import { watched } from './ask-worker';

/**
 * Does work that the worker finishes if this page closes: restoring a file, importing papers. Resolves to nothing if
 * another tab does such work.
 */
export const restoring = <T>(work: () => Promise<T>): Promise<T | undefined> =>
  navigator.locks.request('offprint:restore', { ifAvailable: true }, async (lock) =>
    lock ? watched(work) : undefined,
  );
