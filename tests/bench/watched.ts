/** Queries the bench's script that runs beside the content script, in the extension's own world of a page. */
import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { ContentBench } from './in-browser/content.ts';

declare global {
  var offprintContent: ContentBench;
}

export interface Watched {
  readonly page: Page;
  readonly cdp: CDPSession;
  goto(url: string): Promise<void>;
  /** Queries in the extension's world, and retries until there is an answer. */
  ask<Name extends keyof ContentBench>(
    name: Name,
  ): Promise<NonNullable<Awaited<ReturnType<ContentBench[Name]>>>>;
}

/** Opens a new tab to watch. */
export async function watch(context: BrowserContext): Promise<Watched> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  /** The extension's world in the current page. */
  let world: number | undefined;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) world = context.id;
  });
  cdp.on('Runtime.executionContextsCleared', () => {
    world = undefined;
  });
  await cdp.send('Runtime.enable');

  async function askOnce(name: string): Promise<unknown> {
    if (world === undefined) return undefined;
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      contextId: world,
      expression: `offprintContent.${name}()`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  return {
    page,
    cdp,
    async goto(url) {
      await page.goto(url);
      await page.bringToFront();
    },
    async ask(name) {
      const end = performance.now() + 30_000;
      while (performance.now() < end) {
        const answer = await askOnce(name);
        if (answer !== undefined && answer !== null) return answer as never;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`${name}: no answer in 30 s at ${page.url()}`);
    },
  };
}

/** Ends the extension's worker, as the browser does after 30 idle seconds. */
export async function stopWorkers({ cdp }: Watched): Promise<void> {
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await cdp.send('ServiceWorker.disable');
}
