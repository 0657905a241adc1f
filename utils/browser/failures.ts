/**
 * The one channel for failures: each is logged once in the console, and kept for the user to report, without any trace
 * of what they read.
 */

import { failurePrefix } from '../basics/storage-keys';
import * as z from '../basics/z';
import { browser } from './browser';
import { type Failure, FailureSchema } from './failure-schema';
import { type KeyedArea, storedWith } from './storage/stored';

/** The part of `storage.local` that this needs. */
export interface FailuresArea extends KeyedArea {
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** How many distinct failures are kept, the latest ones. */
const limit = 20;
/** The failures that this context has reported already. */
const told = new Set<string>();

/**
 * Reports something that went wrong in a part of Offprint ("badge", "weekly file"). A context reports every distinct
 * failure once, however often it happens. Never rejects or throws.
 */
export function reportFailure(part: string, cause: unknown): void {
  const what = scrub(cause);
  const where = whereThrown(cause);
  const key = `${failurePrefix}${part} ${what} ${where}`;
  if (told.has(key) || told.size >= limit) return;
  told.add(key);
  console.warn(`Offprint: ${part}.`, cause);
  const now = Date.now();
  void keep(browser.storage.local, key, { part, what, where, now }).catch(() => undefined);
}

async function keep(
  area: FailuresArea,
  key: string,
  { now, ...rest }: Omit<Failure, 'first' | 'last' | 'times'> & { now: number },
): Promise<void> {
  const before = z.safeParse(FailureSchema, (await area.get([key]))[key]).data;
  const failure: Failure = {
    ...rest,
    first: before?.first ?? now,
    last: now,
    times: (before?.times ?? 0) + 1,
  };
  await area.set({ [key]: failure });
  const old = (await entries(area)).slice(limit).map(([key]) => key);
  if (old.length > 0) await area.remove(old);
}

/** Every failure that is kept, with its key, the latest first. */
async function entries(area: KeyedArea): Promise<[string, Failure][]> {
  return (await storedWith(area, failurePrefix))
    .flatMap(([key, stored]): [string, Failure][] => {
      const failure = z.safeParse(FailureSchema, stored).data;
      return failure ? [[key, failure]] : [];
    })
    .sort(([, a], [, b]) => b.last - a.last);
}

/** The last distinct failures, the latest first. */
export const lastFailures = async (area: KeyedArea): Promise<Failure[]> =>
  (await entries(area)).map(([, failure]) => failure);

/** Reports uncaught errors, too. To be called by each of the extension's own contexts. */
export function reportUncaught(part: string): void {
  self.addEventListener('error', ({ error, message }) => reportFailure(part, error ?? message));
  self.addEventListener('unhandledrejection', ({ reason }) => reportFailure(part, reason));
}

/**
 * Name and message of an error, without what it may have taken from a page or the library: quoted text, addresses,
 * identifiers, long numbers.
 */
export function scrub(cause: unknown): string {
  const isError = cause instanceof Error || cause instanceof DOMException;
  const name = isError ? cause.name : typeof cause;
  const message = isError ? cause.message : '';
  const inner = isError && cause.cause !== undefined ? ` < ${scrub(cause.cause)}` : '';
  const bare = message
    .slice(0, 500)
    // If a quotation was cut, to the end of the text.
    .replace(/(["“‘«`]|(?<![\p{L}\p{N}])').*?(?:["”’»`']|$)/gsu, '…')
    .replace(/\S+/g, (word) => (/[:/@\\]\S|\d[\d.-]{2}/.test(word) ? '…' : word))
    .replace(/[^\p{ASCII}…]+/gu, '…');
  return `${name}: ${bare}${inner}`.slice(0, 300);
}

/** The first line of our own files in the stack, as "background.js:1:2345". */
function whereThrown(cause: unknown): string {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  return /-extension:\/\/[^/]+\/((?:[\w-]+\/)*[\w.-]+\.js:\d+:\d+)/.exec(stack)?.[1] ?? '';
}
