import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { titlesSaying, untilBar } from './listing.ts';
import { dayUrl, fewPapers, serveFew, titles } from './pages.ts';

const button = (name: string | RegExp) => ({ role: 'button', name });

/** Fifty papers, of which the first five are on the listing. */
const bibtex = [
  ...fewPapers.slice(0, 5).map(({ id, title: name }) => [id, name] as const),
  ...Array.from({ length: 45 }, (_, n) => [`2001.${String(n + 1).padStart(5, '0')}`, `Old ${n}`]),
]
  .map(
    ([id, name], n) =>
      `@misc{key${n},\n  title = {${name}},\n  eprint = {${id}},\n  archivePrefix = {arXiv}\n}\n`,
  )
  .join('\n');

const untilText = (page: Page, words: RegExp) =>
  until(
    async () => words.test(await page.evaluate<string>('document.body.textContent')) || undefined,
    String(words),
  );

describe('papers come in', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** Chooses a file with that text, as the browser's own dialogue does. */
  const choose = (page: Page, text: string) =>
    page.evaluate(`(() => {
      const files = new DataTransfer();
      files.items.add(new File([${JSON.stringify(text)}], 'chosen.bib'));
      const input = document.querySelector('dialog input[type=file]');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);

  it('from a file of BibTeX, and have their signs on the next listing; they can be switched off, and undone', async () => {
    const page = await driver.extensionPage('options.html#data');
    await page.setViewport(1280, 3600);
    await click(page, button('Import papers'));
    await untilText(page, /Or paste links/);
    await choose(page, bibtex);
    await untilText(page, /Adds 50 papers/);
    await click(page, button('Import 50 papers'));
    await untilText(page, /Imported 50 papers\./);

    const listing = await driver.open(dayUrl);
    // All entries are near what is shown, so that one look finds all signs.
    await listing.setViewport(1280, 2000);
    await untilBar(listing, /new/);
    let signs: readonly string[] = [];
    const untilSigns = (titles: readonly string[]) =>
      until(
        async () => {
          signs = await titlesSaying(listing, 'in your library');
          return isDeepStrictEqual(signs.toSorted(), titles.toSorted());
        },
        () => `${titles.length} signs (there are ${signs.length})`,
      );
    const onListing = titles.slice(0, 5);
    await untilSigns(onListing);

    const settings = await driver.extensionPage('options.html');
    await settings.setViewport(1280, 3600);
    const sign = {
      role: 'checkbox',
      name: 'Show “in your library” on papers that you only tagged',
    };
    await click(settings, sign);
    await listing.front();
    await untilSigns([]);
    await settings.front();
    await click(settings, sign);
    await listing.front();
    await untilSigns(onListing);
    await settings.close();

    await page.front();
    await click(page, { ...button('Undo'), within: { role: 'dialog', name: 'Import papers' } });
    await untilText(page, /Undone/);
    await listing.front();
    await untilSigns([]);
    // Only now: it is this page that tells the listing.
    await page.close();
    await listing.close();
  });

  it('from a dropped list of links, on the library page', async () => {
    const library = await driver.extensionPage('library.html');
    await untilText(library, /Import papers/);
    await library.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['https://arxiv.org/abs/2001.00001\\nnothing here'], 'list.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    })()`);
    await untilText(library, /1 entry has no ID/);
    await untilText(library, /Adds 1 paper/);
    await click(library, button('Import 1 paper'));
    await untilText(library, /Imported 1 paper\./);
    await click(library, button('Close'));
    await untilText(library, /2001\.00001/);
  });
});
