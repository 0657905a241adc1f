/** Two browsers on the same pages: one with the extension, one without. */
import { resolve } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright';
import { root } from './build.ts';
import { withChromium } from './chromium.ts';

export interface Tab {
  readonly page: Page;
  readonly cdp: CDPSession;
}

/**
 * Runs work with both browsers; `measure` opens a tab on an address in one of them, runs a query and closes the tab.
 */
export async function withAndWithout<T>(
  work: (measure: {
    with: <Value>(url: string, ask: (tab: Tab) => Promise<Value>) => Promise<Value>;
    without: <Value>(url: string, ask: (tab: Tab) => Promise<Value>) => Promise<Value>;
  }) => Promise<T>,
  folder = resolve(root, '.output/chrome-mv3'),
): Promise<T> {
  return withChromium({ extensions: [folder] }, (context) =>
    withChromium({}, (bare) => work({ with: inTab(context), without: inTab(bare) })),
  );
}

const inTab =
  (context: BrowserContext) =>
  async <Value>(url: string, ask: (tab: Tab) => Promise<Value>): Promise<Value> => {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.addInitScript(noteShifts);
    await page.goto(url);
    await page.bringToFront();
    try {
      return await ask({ page, cdp });
    } finally {
      await page.close();
    }
  };

/** Adds up the page's layout shifts in its own world, those after input included. */
function noteShifts(): void {
  const noted = globalThis as { shifts?: number };
  noted.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      noted.shifts = (noted.shifts ?? 0) + (entry as unknown as { value: number }).value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
