/** What runs every time, and what only the long run has (`npm run test:long`). */
import { inFirefox } from './launch.ts';

export const isLongRun = process.env['OFFPRINT_TIMES'] !== undefined;

/**
 * Registers tests of the long run. The reason names the tests that show the same every time.
 */
export function inLongRun(_reason: string, register: () => void): void {
  if (isLongRun) register();
}

/**
 * Registers tests whose outcome our own logic decides, not the browser, in a file of which the rest depends on it:
 * Firefox has them in the long run. The reason says what they show, and where Firefox shows what depends on it.
 */
export function alikeInBoth(_reason: string, register: () => void): void {
  if (!inFirefox || isLongRun) register();
}
