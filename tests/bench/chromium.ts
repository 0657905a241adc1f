/** Chromium for the benches: with copies of the extension, or bare. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { findChromium } from '../setup/browsers.ts';
import { arxivNew, day, huggingfaceDay } from './listings.ts';

interface Options {
  /** Folders of unpacked extensions; without any, a bare browser. */
  readonly extensions?: readonly string[];
  /** Kept if named, otherwise fresh and deleted afterwards. */
  readonly profile?: string;
  /** Extra content for every listing's body. */
  readonly extra?: string;
  /** Further pages: returns a body, or nothing for any other address. */
  readonly serve?: (url: URL) => string | undefined;
}

/** Cross-origin isolated pages have a clock of 5 µs instead of 100. */
const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

export const listingUrl = {
  huggingface: (count: number) => `https://huggingface.co/papers/date/${day}?bench=${count}`,
  arxiv: (count: number) => `https://arxiv.org/list/cs.CL/new?bench=${count}`,
} as const;
export type BenchSite = keyof typeof listingUrl;
export const benchSites = ['huggingface', 'arxiv'] as const satisfies readonly BenchSite[];

/** Runs work in a browser that serves listings of any length and reaches no network. */
export async function withChromium<T>(
  { extensions = [], profile, extra = '', serve = () => undefined }: Options,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const found = findChromium();
  if ('reason' in found) throw new Error(`There is ${found.reason}.`);
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'offprint-bench-'));
  const list = extensions.join(',');
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: found.path,
    headless: true,
    viewport: { width: 1280, height: 900 },
    args: [
      '--no-sandbox',
      ...(list ? [`--disable-extensions-except=${list}`, `--load-extension=${list}`] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--js-flags=--expose-gc',
    ],
  });
  await context.route(/^https?:/, async (route) => {
    const url = new URL(route.request().url());
    const body = serve(url) ?? bodyAt(url, extra);
    if (body === undefined) return route.abort();
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8', headers: isolated });
  });
  try {
    return await work(context);
  } finally {
    await context.close();
    if (!profile) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The bodies of the benches' own pages; nothing for any other address. */
export function bodyAt(
  { hostname, pathname, searchParams }: URL,
  extra: string,
): string | undefined {
  const count = Number(searchParams.get('bench') ?? 50);
  if (hostname === 'huggingface.co' && pathname.startsWith('/papers')) {
    return huggingfaceDay(count, extra);
  }
  if (hostname === 'arxiv.org' && pathname.startsWith('/list')) return arxivNew(count, extra);
  return `<!doctype html><html lang="en"><title>Nothing</title><body><h1>No listing</h1>${extra}</body></html>`;
}

/** Opens a page in the window's only tab, in front. */
export async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  await page.bringToFront();
  return page;
}
