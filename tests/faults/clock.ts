/**
 * A movable clock for the extension. No browser's automation sets the clock of all of an extension's contexts, so each
 * context of a copied build gets a prelude that adds an offset from `storage.local` to `Date.now()`, the only clock
 * that the extension reads.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../e2e/drivers/driver.ts';

const key = 'clock of the campaign';

/**
 * A page's script learns the offset from the storage; that would wake a worker, so the worker and the extension's pages
 * use a channel.
 */
const prelude = `(() => {
  const { now } = Date;
  let by = 0;
  const move = (value) => { if (typeof value === 'number') by = value; };
  Date.now = () => now() + by;
  const area = (globalThis.browser ?? chrome).storage.local;
  void area.get('${key}').then((all) => move(all['${key}']));
  if (/-extension:$/.test(location.protocol)) {
    new BroadcastChannel('${key}').addEventListener('message', ({ data }) => move(data));
  } else {
    area.onChanged.addListener((changes) => move(changes['${key}']?.newValue));
  }
})();
`;

/** Puts the prelude into a copy of the build. */
export function giveMovingClock(build: string): void {
  const scripts = ['background.js', ...namesIn(build, 'content-scripts', '.js')];
  for (const name of scripts) change(join(build, name), (code) => prelude + code);
  // A classic script runs before all modules.
  writeFileSync(join(build, 'clock.js'), prelude);
  for (const name of namesIn(build, '', '.html')) {
    change(join(build, name), (html) =>
      html.replace('<head>', '<head><script src="/clock.js"></script>'),
    );
  }
}

/**
 * Sets the extension's clock this many ms off the true one, everywhere and across restarts. `page`: one of the
 * extension's own.
 */
export const moveClock = (page: Pick<Page, 'evaluate'>, off: number): Promise<void> =>
  page.evaluate(`(async () => {
    await (globalThis.browser ?? chrome).storage.local.set({ '${key}': ${off} });
    new BroadcastChannel('${key}').postMessage(${off});
  })()`);

const namesIn = (build: string, folder: string, end: string): string[] =>
  readdirSync(join(build, folder))
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name));

function change(path: string, how: (text: string) => string): void {
  const before = readFileSync(path, 'utf8');
  const after = how(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  writeFileSync(path, after);
}
