/** Runs before each file of unit tests. Files of one worker share loaded modules, and so all that a test changes of the world. */
import { options } from 'preact';
import { afterAll, vi } from 'vitest';

// Preact's own waiting for a frame outlives a test's window, and then fails the run on a slow machine.
options.requestAnimationFrame = (callback) => void setTimeout(callback);

/**
 * The same for all files: a module that one file loaded keeps the browser that it got then, so a file with another one
 * would fail or not by the order of files.
 */
vi.mock('../../utils/browser/browser', () => import('./fake-browser'));

/** How long a state is waited for, ms: `vi.waitFor` by itself gives up after a second, which a busy machine takes. */
const patience = 20_000;
const { waitFor } = vi;
if (waitFor.name !== 'waitPatiently') {
  vi.waitFor = function waitPatiently(callback, limit = patience) {
    return waitFor(callback, limit);
  };
}

// Where one file leaves a clock standing, the next one waits for ever.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
