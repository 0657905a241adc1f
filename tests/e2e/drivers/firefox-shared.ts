import type { SharedBrowser } from './driver.ts';
import { driveFirefox } from './firefox.ts';
import { inChrome } from './firefox-scripts.ts';
import { addOn, startFirefox } from './firefox-start.ts';

/** Starts a Firefox that the extension can be installed in again and again. */
export async function shareFirefox(
  options: Parameters<typeof startFirefox>[0],
): Promise<SharedBrowser> {
  const firefox = await startFirefox(options);
  const { browser, bidi } = firefox;
  return {
    async install(extension, serve) {
      const driver = driveFirefox(firefox, serve);
      await browser.installExtension(extension);
      return driver;
    },
    async clean() {
      const { contexts } = await bidi.send('browsingContext.getTree', {});
      const [first, ...others] = contexts;
      if (first?.url !== 'about:blank') throw new Error('the first tab is gone');
      for (const { context } of others) await bidi.send('browsingContext.close', { context });
      firefox.answer(() => undefined, []);
      // What a driver may have set.
      await inChrome<void>(
        bidi,
        `(() => {
          Services.prefs.clearUserPref('extensions.webextOptionalPermissionPrompts');
          Services.prefs.clearUserPref('dom.quotaManager.testing');
          Services.prefs.setBoolPref('extensions.webextensions.keepStorageOnUninstall', false);
        })()`,
      );
      // With it goes all that the browser keeps for it.
      await browser.uninstallExtension(addOn);
      await inChrome<void>(
        bidi,
        `new Promise((resolve) =>
          Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: () => resolve() })
        )`,
      );
    },
    kill: firefox.kill,
    killNow: () => browser.process()?.kill('SIGKILL'),
  };
}
