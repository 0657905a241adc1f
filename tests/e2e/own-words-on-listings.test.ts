/** Tags and notes from an entry of a listing: a key or the menu opens a page of ours, which the listing can't read. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, textOf, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { barText, untilBar } from './listing.ts';
import { alikeInBoth } from './long-run.ts';
import { allShown, day, dayUrl, demoPapers, serveDemo, title } from './pages.ts';

const api = inFirefox ? 'browser' : 'chrome';
const folder = resolve(import.meta.dirname, '..');
const arxivHtml = readFileSync(resolve(folder, 'pages/sites/arxiv/new.html'), 'utf8');
const arxivUrl = /^<!-- (\S+) -->/.exec(arxivHtml)?.[1] ?? '';
const dayHtml = demoListing({ date: day, papers: demoPapers.slice(0, 8), extra: allShown });
const anyUrl = 'https://lists.example.org/today';
const anyTitles = ['Small Models That Know When to Ask', 'A Ladder of Proofs for Sparse Graphs'];
const anyHtml = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Today</title></head>
  <body><h1>Today</h1><ul>${[...anyTitles, 'Why Do Depth Maps Drift?'].map((text, n) => `<li><h3><a href="https://arxiv.org/abs/2502.0000${n}">${text}</a></h3><p>Ada Berg, Cem Dogan</p></li>`).join('')}</ul></body></html>`;

describe('tags and notes on listings', () => {
  const profile = newProfile();
  let driver: Driver;
  let listing: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      if (url.href === arxivUrl) return { body: arxivHtml };
      if (url.href === anyUrl) return { body: anyHtml };
      return url.href === dayUrl ? { body: dayHtml } : serveDemo(url);
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** The hashes of open tabs with our page. */
  const hashes = () =>
    driver.ask<string[]>(`(async () => {
      const tabs = await ${api}.tabs.query({});
      return tabs.flatMap(({ url }) => url?.split('/own-words.html')[1] ?? []);
    })()`);

  /** The page that was opened over the listing. Tests can drive only tabs that they open: it is opened again. */
  async function opened(): Promise<Page> {
    const hash = await until(async () => (await hashes())[0], 'the page of tags and notes');
    await driver.ask(`(async () => {
      const tabs = await ${api}.tabs.query({});
      const open = tabs.filter(({ url }) => url?.includes('/own-words.html'));
      await ${api}.tabs.remove(open.map(({ id }) => id));
    })()`);
    return driver.extensionPage(`own-words.html${hash}`);
  }

  async function type(page: Page, text: string): Promise<void> {
    for (const letter of text) await page.press(letter === ' ' ? 'Space' : letter);
  }

  async function tagIt(page: Page, text: string): Promise<void> {
    await until(
      () => page.evaluate<boolean>(`document.activeElement?.matches('.add-tag')`),
      'the focus in the field',
    );
    await type(page, text);
    await page.press('Enter');
    await until(
      () =>
        page.evaluate<boolean>(
          `[...document.querySelectorAll('.tag bdi')].some(({ textContent }) => textContent === ${JSON.stringify(text)})`,
        ),
      text,
    );
  }

  /** Esc stores what was typed, then the tab goes. */
  async function leave(page: Page): Promise<void> {
    // The tab may be gone before the key is let go.
    const pressed = page.press('Escape').catch(() => undefined);
    await until(async () => (await hashes()).length === 0, 'the tab to close');
    await pressed;
  }

  /** The titles that the library page lists for a query. */
  async function inLibrary(query: string, wanted: string): Promise<void> {
    const page = await driver.extensionPage(`library.html#${new URLSearchParams({ q: query })}`);
    await find(page, { role: 'heading', name: wanted });
    await page.close();
  }

  it('`t` tags the current entry, with what the page tells of it', async () => {
    listing = await driver.open(dayUrl);
    await untilBar(listing, /new/);
    await listing.press('j');
    await untilBar(listing, /1 of /);
    await listing.press('t');
    const page = await opened();
    await find(page, { role: 'heading', name: title(0) });
    await tagIt(page, 'to read');
    await click(page, { role: 'button', name: 'Add a note' });
    await until(
      () => page.evaluate<boolean>(`document.activeElement?.matches('textarea:not(:read-only)')`),
      'the field of the note',
    );
    await type(page, 'private');
    // Closed in the middle of typing: the last letter is kept.
    await leave(page);
    await inLibrary('tag:"to read" private', title(0));
  });

  it('the page learns that there is a note, and none of its words', async () => {
    await listing.front();
    const signs = await until(async () => {
      const tree = await listing.tree();
      const texts = tree.filter(({ role }) => role === 'StaticText').map(({ name }) => name);
      return texts.includes('Note') && texts;
    }, 'the sign');
    expect(signs.join(' ')).not.toMatch(/private|to read/);
  });

  it('the note can be read there', async () => {
    await listing.press('t');
    const page = await opened();
    await until(
      () => page.evaluate<boolean>(`document.querySelector('.note')?.textContent === 'private'`),
      'the note',
    );
    await page.close();
  });

  alikeInBoth(
    'that an entry of every site leads to its own words; a menu that does is below',
    () => {
      it('an entry’s menu does the same, and the keys’ help lists it', async () => {
        await listing.front();
        await listing.press('j');
        const within = { role: 'group', name: title(1) };
        await click(listing, { role: 'button', name: 'More', within });
        await click(listing, { role: 'button', name: 'Tags and note' });
        const page = await opened();
        await tagIt(page, 'by menu');
        await leave(page);
        await inLibrary('tag:"by menu"', title(1));
        await listing.front();
        await listing.press('?');
        const keys = { role: 'dialog', name: 'Keys on this page' };
        await find(listing, keys);
        expect(await textOf(listing, keys)).toMatch(/t\s*Tags and note/);
      });

      it('on arXiv', async () => {
        const page = await driver.open(arxivUrl);
        await untilBar(page, /papers/);
        await page.press('j');
        const said = await untilBar(page, /1 of \d+: /);
        await page.press('t');
        const ours = await opened();
        const name = await until(async () => {
          const shown = await ours.evaluate<string>(`document.querySelector('h1')?.textContent`);
          return said.includes(`: ${shown}`) && shown;
        }, 'the title that the bar says');
        await tagIt(ours, 'from arxiv');
        await leave(ours);
        await inLibrary('tag:"from arxiv"', name);
        await page.close();
      });
    },
  );

  it('on a page of any site, by the menu', async () => {
    const page = await driver.open(anyUrl);
    await driver.pressButton(page);
    const popup = await driver.popup();
    await click(popup, { role: 'button', name: 'Show marks' });
    await page.front();
    await untilBar(page, /3 papers/);
    const within = { role: 'group', name: anyTitles[1] ?? '' };
    await click(page, { role: 'button', name: 'More', within });
    await click(page, { role: 'button', name: 'Tags and note' });
    const ours = await opened();
    await find(ours, { role: 'heading', name: anyTitles[1] ?? '' });
    await tagIt(ours, 'elsewhere');
    await leave(ours);
    await inLibrary('tag:elsewhere', anyTitles[1] ?? '');
    expect(await barText(page)).not.toContain('elsewhere');
  });
});
