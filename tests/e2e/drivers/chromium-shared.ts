import type { CDPSession } from 'playwright';
import { driveChromium } from './chromium.ts';
import {
  type ChromiumOptions,
  killChromium,
  killProfile,
  startChromium,
} from './chromium-start.ts';
import type { SharedBrowser } from './driver.ts';
import { until } from './find.ts';

/** Starts a Chromium that the extension can be installed in again and again. */
export async function shareChromium(
  options: Pick<ChromiumOptions, 'executable' | 'profile'>,
): Promise<SharedBrowser> {
  const { profile } = options;
  const context = await startChromium({ ...options, extensions: [] });
  const browser = context.browser();
  if (!browser) throw new Error('no browser');
  const cdp = await browser.newBrowserCDPSession();
  // Playwright's types don't know these commands yet.
  const command = async (name: string, params: object): Promise<{ id?: string }> =>
    cdp.send(name as 'Target.activateTarget', params as never) as object;
  let id: string | undefined;
  /** Of the pages that were opened. */
  const origins = new Set<string>();
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (request.isNavigationRequest() && protocol.startsWith('http')) origins.add(origin);
  });

  return {
    async install(extension, serve) {
      ({ id } = await command('Extensions.loadUnpacked', { path: extension }));
      return driveChromium(context, profile, serve);
    },
    async clean() {
      for (const other of browser.contexts()) if (other !== context) await other.close();
      const [first, ...others] = context.pages();
      if (first?.url() !== 'about:blank') throw new Error('the first tab is gone');
      await Promise.all(others.map((page) => page.close()));
      const inTab = await context.newCDPSession(first);
      // With it goes all that the browser keeps for it.
      const isForgotten = await watchWorker(inTab, `chrome-extension://${id}/`);
      await command('Extensions.uninstall', { id });
      await until(async () => isForgotten(), 'a forgotten worker');
      await until(async () => context.serviceWorkers().length === 0, 'the end of the worker');
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await context.setOffline(false);
      await context.clearCookies();
      for (const origin of origins) {
        await inTab.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      }
      await inTab.detach();
      origins.clear();
      await cdp.send('Browser.resetPermissions');
    },
    kill: () => killChromium(context, profile),
    killNow: () => killProfile(profile),
  };
}

/**
 * Returns whether Chromium has forgotten the worker of this scope. It may do so after its extension is gone; another
 * worker of the same scope that comes before that would be forgotten, too, and never start again.
 */
async function watchWorker(cdp: CDPSession, scope: string): Promise<() => boolean> {
  let isForgotten = false;
  cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    isForgotten ||= registrations.some(
      ({ scopeURL, isDeleted }) => scopeURL === scope && isDeleted,
    );
  });
  await cdp.send('ServiceWorker.enable');
  return () => isForgotten;
}
