/** Saving to Zotero, from the built extension to a server that answers at Zotero's port as Zotero does. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, until } from './drivers/find.ts';
import { untilFiled } from './journal.ts';
import { launch, newProfile } from './launch.ts';
import { untilBar, untilMarked } from './listing.ts';
import { dayUrl, serveFew, title } from './pages.ts';

const asked: { readonly api: unknown; readonly titles: readonly string[] }[] = [];
const server = createServer(async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  const { items = [] } = text ? JSON.parse(text) : {};
  asked.push({
    api: request.headers['x-zotero-connector-api-version'],
    titles: items.map(({ title: name }: { title: string }) => name),
  });
  response.writeHead(201).end();
});

/** The permission, which automation can't give at the browser's own prompt. */
function grant(build: string): void {
  const file = join(build, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions.push('http://127.0.0.1/*');
  writeFileSync(file, JSON.stringify(manifest));
}
const untilText = (page: Page, words: RegExp) =>
  until(
    async () => words.test(await page.evaluate<string>('document.body.textContent')) || undefined,
    String(words),
  );

describe('Zotero', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(
      profile.path,
      (url) => (url.hostname === '127.0.0.1' ? 'proxy' : serveFew(url)),
      { change: grant },
    );
    const listing = await driver.open(dayUrl);
    await untilBar(listing, /new/);
    for (const key of ['j', 's', 'j', 's']) await listing.press(key);
    await untilMarked(listing, { [title(0)]: ['Star'], [title(1)]: ['Star'] });
    await untilFiled(driver);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
    server.close();
  });

  it('is told of the papers when it runs, and said not to answer when it does not', async () => {
    const page = await driver.extensionPage('options.html#data');
    await page.setViewport(1280, 3600);
    await click(page, { role: 'button', name: 'Export' });
    await untilText(page, /2 papers/);
    const save = { role: 'button', name: 'Save to Zotero' };
    await click(page, save);
    await untilText(page, /Zotero doesn't answer/);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(23_119, '127.0.0.1', resolve);
    });
    await click(page, save);
    await untilText(page, /Saved 2 papers to Zotero/);
    expect(asked.map(({ api }) => api)).toEqual(['3']);
    expect(asked[0]?.titles.toSorted()).toEqual([title(0), title(1)].toSorted());
  });

  it('is the only port of this machine that our pages reach', async () => {
    const reached = await driver.ask<string>(
      `fetch('http://127.0.0.1:23118/').then(() => 'reached', (error) => error.name)`,
    );
    const refused = await driver.ask<string>(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), { once: true });
      fetch('http://127.0.0.1:23118/').catch(() => undefined);
    })`);
    expect([reached, refused]).toEqual(['TypeError', 'connect-src']);
  });
});
