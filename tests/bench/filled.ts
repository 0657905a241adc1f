/** Two copies of the extension in one browser: one with a large library, one with a small. Filled once, then kept. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { cache, copyWithoutScripts, extensionCopy } from './build.ts';
import { withChromium } from './chromium.ts';
import type { ExtensionPageBench } from './in-browser/extension-page.ts';
import type { BenchOptions } from './row.ts';

declare global {
  var offprintStores: ExtensionPageBench;
}

export interface Copy {
  /** `chrome-extension://…`, without a slash at the end. */
  readonly origin: string;
  /** The bench's page in this copy. */
  readonly page: Page;
}

export interface Filled {
  readonly context: BrowserContext;
  /** `seen` papers seen, one in ten of them marked, 5,000 more queued, and 3,000 actions that can be undone. */
  readonly large: Copy;
  readonly seen: number;
  /** 50 papers, all queued. */
  readonly small: Copy;
}

/**
 * Runs work with both copies. Writing a million rows takes minutes, so a short run fills in a tenth, unless a long run
 * on this machine has left a million behind.
 */
export async function withFilled<T>(
  { long }: BenchOptions,
  work: (filled: Filled) => Promise<T>,
): Promise<T> {
  const wanted = { seen: long ? 1_000_000 : 100_000, marks: true, queued: 5_000, actions: 3_000 };
  const folders = [await extensionCopy('large'), await copyWithoutScripts('small')] as const;
  const profile = resolve(cache, 'profile');
  return withChromium({ extensions: folders, profile }, async (context) => {
    const [large, small] = [await open(context, folders[0]), await open(context, folders[1])];
    const seen = await large.page.evaluate(
      (filling) => offprintStores.fill('offprint', filling),
      wanted,
    );
    await small.page.evaluate(() =>
      offprintStores.fill('offprint', { seen: 0, marks: false, queued: 50 }),
    );
    return work({ context, large, small, seen });
  });
}

/** Opens the bench's page in a copy of the extension. */
export async function open(context: BrowserContext, folder: string): Promise<Copy> {
  const origin = `chrome-extension://${extensionId(folder)}`;
  const page = await context.newPage();
  await page.goto(`${origin}/bench.html`);
  return { origin, page };
}

/** Chromium makes the id of an unpacked extension from its path: the first half of the hash, in letters a to p. */
export function extensionId(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
