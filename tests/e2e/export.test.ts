import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { untilBar } from './listing.ts';
import { dayUrl, fewPapers, serveFew, title, titles } from './pages.ts';

const api = inFirefox ? 'browser' : 'chrome';
const button = (name: string | RegExp) => ({ role: 'button', name });
const radio = (name: string) => ({ role: 'radio', name });

/** Keeps what a page of ours hands to the clipboard and to downloads, which tests can't read. */
const listen = (page: Page) =>
  page.evaluate(`(() => {
    navigator.clipboard.write = async ([item]) => {
      globalThis.copied = await (await item.getType('text/plain')).text();
    };
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => ((globalThis.saved = blob), create.call(URL, blob));
  })()`);
const untilText = (page: Page, words: RegExp) =>
  until(
    async () => words.test(await page.evaluate<string>('document.body.textContent')) || undefined,
    String(words),
  );
const keysIn = (text: string) => [...text.matchAll(/^@\w+\{/gm)].length;

describe('papers go out', () => {
  const profile = newProfile();
  let driver: Driver;
  let listing: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew);
    listing = await driver.open(dayUrl);
    await untilBar(listing, /new/);
    for (const key of ['j', 's', 'j', 'b', 'j', 'b']) await listing.press(key);
    await untilBar(listing, /2 queued/);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('from the popup: the queue, and the citation of one paper by a key', async () => {
    const popup = await driver.extensionPage('popup.html');
    await untilText(popup, new RegExp(title(1).slice(0, 20)));
    await listen(popup);
    await popup.press('c');
    await untilText(popup, /Copied BibTeX/);
    expect(keysIn(await popup.evaluate<string>('globalThis.copied'))).toBe(1);
    await click(popup, button('Export'));
    await untilText(popup, /2 papers/);
    await click(popup, radio('RIS'));
    await click(popup, button('Copy'));
    await untilText(popup, /Copied 2 papers/);
    const text = await popup.evaluate<string>('globalThis.copied');
    expect(text.match(/^TI {2}- .*$/gm)).toEqual([`TI  - ${title(1)}`, `TI  - ${title(2)}`]);
    await popup.close();
  });

  it('from the library page: what was found', async () => {
    const library = await driver.extensionPage('library.html');
    await untilText(library, /3 papers/);
    await listen(library);
    await library.press('/');
    for (const letter of 'is:queued') await library.press(letter);
    await untilText(library, /2 papers/);
    await click(library, button('Export'));
    await click(library, radio('BibLaTeX'));
    await click(library, button('Copy'));
    await untilText(library, /Copied 2 papers/);
    const text = await library.evaluate<string>('globalThis.copied');
    expect(keysIn(text)).toBe(2);
    expect(text).toContain('eprinttype = {arxiv}');
    await library.close();
  });

  it('from the bar: what the listing shows, and the citation of an entry by a key', async () => {
    await listing.front();
    await click(listing, button(`Export these ${fewPapers.length}`));
    const hash = await until(
      () =>
        driver.ask<string | false>(`(async () => {
          const tabs = await ${api}.tabs.query({});
          const page = tabs.find(({ url }) => url?.includes('/export.html'));
          return page !== undefined && new URL(page.url).hash;
        })()`),
      'the page of exports',
    );
    await driver.ask(`(async () => {
      const tabs = await ${api}.tabs.query({});
      const open = tabs.filter(({ url }) => url?.includes('/export.html'));
      await ${api}.tabs.remove(open.map(({ id }) => id));
    })()`);
    const page = await driver.extensionPage(`export.html${hash}`);
    await untilText(page, new RegExp(`${fewPapers.length} papers`));
    await listen(page);
    await click(page, radio('BibTeX'));
    await click(page, button('Save'));
    await untilText(page, /Saved \d+ papers to your downloads/);
    const text = await page.evaluate<string>('globalThis.saved.text()');
    const eprints = [...text.matchAll(/eprint = \{([\d.]+)\}/g)].map(([, id]) => id);
    expect(eprints).toEqual(fewPapers.map(({ id }) => id));
    expect(text.match(/archivePrefix = \{arXiv\}/g)).toHaveLength(fewPapers.length);
    for (const name of titles.slice(0, 3)) expect(text.replace(/[{}]/g, '')).toContain(name);
    await page.close();

    await listing.front();
    await listing.press('j');
    await listing.press('c');
    await untilBar(listing, /Copied BibTeX/);
    const gone = await driver.extensionPage('export.html#987654');
    await untilText(gone, /The page you came from is gone/);
    await gone.close();
  });

  it('from the settings: everything', async () => {
    const page = await driver.extensionPage('options.html#data');
    await page.setViewport(1280, 3600);
    await listen(page);
    await click(page, button('Export'));
    await untilText(page, /3 papers/);
    await click(page, radio('BibTeX'));
    await click(page, button('Save'));
    await untilText(page, /Saved 3 papers to your downloads: offprint-[\d-]+\.bib/);
    const text = await page.evaluate<string>('globalThis.saved.text()');
    expect(keysIn(text)).toBe(3);
    await page.close();
  });
});
