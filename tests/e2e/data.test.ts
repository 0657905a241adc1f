import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { untilFiled } from './journal.ts';
import { launch, newProfile } from './launch.ts';
import { untilBar, untilMarked } from './listing.ts';
import { dayUrl, serveFew, title } from './pages.ts';

const button = (name: string | RegExp) => ({ role: 'button', name });
const control = (name: string, n: number) => ({
  role: 'button',
  name,
  within: { role: 'group', name: title(n) },
});
function untilText(page: Page, words: string | RegExp): Promise<true> {
  let last = '';
  return until(
    async () => {
      last = await page.evaluate<string>('document.body.textContent');
      return (typeof words === 'string' ? last.includes(words) : words.test(last)) || undefined;
    },
    () => `${words} (the page says “${last}”)`,
  );
}

describe('your data', () => {
  const profile = newProfile();
  let driver: Driver;
  let listing: Page;
  let page: Page;
  let saved = '';

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew);
    listing = await driver.open(dayUrl);
    await untilBar(listing, /new/);
    page = await driver.extensionPage('options.html#data');
    await page.setViewport(1280, 3600);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** Chooses a file with that text, as the browser's own dialogue does. */
  const choose = (text: string) =>
    page.evaluate(`(() => {
      const files = new DataTransfer();
      files.items.add(new File([${JSON.stringify(text)}], 'chosen.json'));
      const input = document.querySelector('input[type=file]');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);

  /** New, changed and the same, in the table of what restoring would do. */
  const untilCounted = (row: string) =>
    until(async () => {
      const cells = `Array.from(document.querySelector('tbody tr').cells, (cell) => cell.textContent)`;
      return (await page.evaluate<string[]>(cells)).join(' ') === row;
    }, row);

  it('is exported to a file that holds every mark', async () => {
    await listing.front();
    await click(listing, control('Star', 0));
    await click(listing, control('Queue', 1));
    await click(listing, control('Read', 2));
    await page.front();
    // The file as the link hands it to the downloads.
    await page.evaluate(`(() => {
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => ((globalThis.saved = blob), create.call(URL, blob));
    })()`);
    await click(page, button('Export everything'));
    await untilText(page, /Saved offprint-\d{4}-\d\d-\d\d\.json to your downloads: 3 papers/);
    saved = await page.evaluate<string>('globalThis.saved.text()');
    const file = JSON.parse(saved);
    expect(file).toMatchObject({ format: 'offprint-library', version: 2, counts: { papers: 3 } });
    const titles = file.papers.map(({ details }: { details: { title: string } }) => details.title);
    expect(titles.toSorted()).toEqual([title(0), title(1), title(2)].toSorted());
  });

  it('is deleted from this browser and its open pages, once the word was typed', async () => {
    await click(page, button('Delete all my data…'));
    const now = button('Delete everything');
    await click(page, now);
    await click(page, { role: 'textbox', name: 'To delete everything, type “delete”' });
    for (const letter of 'delete') await page.press(letter);
    await click(page, now);
    await untilText(page, 'Everything has been deleted.');
    // Before the listing is used again, which is stored.
    const left = Object.keys(await driver.storage()).filter(
      (key) => !/^(?:journal|view):/.test(key),
    );
    expect(left).toEqual([]);
    await listing.front();
    await untilMarked(listing, { [title(0)]: [], [title(1)]: [], [title(2)]: [] });
  });

  it('is not restored from what is no file of ours, and it says why', async () => {
    await page.front();
    for (const [text, words] of [
      ['{"format":', /cut off after \d+ characters/],
      ['<!doctype html>', "It's a web page"],
      ['{"format":"offprint-library","version":99}', 'A newer Offprint exported it'],
    ] as const) {
      await choose(text);
      await untilText(page, words);
      await untilText(page, 'Nothing was changed.');
    }
    await listing.front();
    await untilMarked(listing, { [title(0)]: [], [title(1)]: [], [title(2)]: [] });
  });

  it('is restored, on its open pages, too, after the page has said what that does', async () => {
    await page.front();
    await choose(saved);
    await untilCounted('Papers 3 0 0');
    await click(page, button('Merge now'));
    await untilText(page, 'Merged: 3 papers changed.');
    await listing.front();
    await untilMarked(listing, {
      [title(0)]: ['Star'],
      [title(1)]: ['Queue'],
      [title(2)]: ['Read'],
    });
  });

  it('is not changed by the same file once more', async () => {
    await page.front();
    await choose(saved);
    await untilCounted('Papers 0 0 3');
    // In a narrow window, too, the report and its table stand within their part.
    const [width, height] = await page.evaluate<[number, number]>('[innerWidth, innerHeight]');
    await page.setViewport(320, 600);
    const beyond = `(() => {
      const right = (selector) => document.querySelector(selector).getBoundingClientRect().right;
      return [right('.report') - right('.acts'), right('table') - right('.report')];
    })()`;
    await until(async () => {
      const [report = 1, table = 1] = await page.evaluate<number[]>(beyond);
      return report <= 0 && table <= 0;
    }, 'a report that is whole');
    await page.setViewport(width, height);
    await click(page, button('Cancel'));
  });

  it('is as before once restoring is undone in the popup', async () => {
    const popup = await driver.popup();
    await find(popup, { role: 'listitem', name: title(1) });
    await click(popup, button('History'));
    await click(popup, button('Undo: Restored a file: 3 papers changed'));
    await find(popup, { role: 'heading', name: 'Nothing queued' });
    await listing.front();
    await untilMarked(listing, { [title(0)]: [], [title(1)]: [], [title(2)]: [] });
    await popup.close();
  });

  it('is replaced as a whole, and that undone on the page', async () => {
    await listing.front();
    await click(listing, control('Hide', 3));
    await page.front();
    await choose(saved);
    await click(page, { role: 'radio', name: 'Replace' });
    await untilText(page, "1 paper that isn't in the file loses its marks.");
    await click(page, button('Replace now'));
    await untilText(page, /Replaced: [34] papers changed\./);
    await listing.front();
    await untilMarked(listing, { [title(0)]: ['Star'] });
    await page.front();
    await click(page, { ...button('Undo'), within: { role: 'status' } });
    await untilText(page, 'Undone');
    await listing.front();
    await untilMarked(listing, { [title(0)]: [] });
  });

  it('is saved every week once the user allowed it, else it says that it is not', async () => {
    await page.front();
    expect(await driver.ask('chrome.alarms.getAll()')).toEqual([]);
    // No automation may press the browser's own question: this is what follows a no.
    await page.evaluate('(chrome.permissions.request = async () => false, 0)');
    await page.evaluate(
      'globalThis.browser && (browser.permissions.request = async () => false, 0)',
    );
    await click(page, { role: 'checkbox', name: 'Save a file every week' });
    await untilText(page, 'No files will be saved');
    expect((await find(page, { role: 'checkbox', name: 'Save a file every week' })).checked).toBe(
      false,
    );
  });

  it('is deleted by the next visit where deleting was cut short, with what was left behind', async () => {
    await listing.front();
    await click(listing, control('Star', 0));
    await untilFiled(driver);
    // Where the browser has buckets, a library that moved is in one, which may be open somewhere.
    await page.evaluate(`navigator.storageBuckets?.open('offprint-7').then((bucket) =>
      new Promise((resolve) => {
        bucket.indexedDB.open('offprint-7').onsuccess = ({ target }) => {
          globalThis.open7 = target.result;
          resolve(1);
        };
      }))`);
    // As it stands when the browser ends right after the word was typed, in a library that had moved. From
    // now on whatever reads the storage deletes.
    await driver.ask(
      '(globalThis.browser ?? chrome).storage.local.set({ erasing: { place: 1 } }).then(() => 1)',
    );
    await driver.killWorker();
    await listing.reload();
    await untilBar(listing, /new/);
    await untilMarked(listing, { [title(0)]: [], [title(3)]: [] });
    const left = await driver.storage();
    expect(left).not.toHaveProperty('erasing');
    expect(Object.keys(left).filter((key) => /^(?:settings|backup)/.test(key))).toEqual([]);
    const buckets = await driver.ask('navigator.storageBuckets?.keys() ?? []');
    expect(buckets).not.toContain('offprint-7');
    const databases = await driver.ask('indexedDB.databases()');
    expect(databases).not.toContainEqual(expect.objectContaining({ name: 'offprint' }));
  });
});

describe('the diagnosis', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew);
    const listing = await driver.open(dayUrl);
    await untilBar(listing, /new/);
    // What is in sight becomes seen at once, and waits in the journal for a moment.
    await untilBar(listing, / [0-7] new/);
    await untilFiled(driver);
    page = await driver.extensionPage('options.html#diagnosis');
    await page.setViewport(1280, 3600);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('tests storage, library, worker, journal, pages and access', async () => {
    await click(page, button('Run self-test'));
    await untilText(page, 'Everything works.');
    const results = { role: 'list', name: 'Results of the self-test' };
    await until(
      async () => (await findAll(page, { role: 'listitem', within: results })).length === 7,
    );
    await untilText(page, 'Understood today: huggingface/day.');
  });

  it('works with the worker asleep, and in any order', async () => {
    await driver.killWorker();
    await page.front();
    // The results of the first time are there, and say the same.
    await page.evaluate(`document.querySelectorAll('.checks li').forEach((li) => (li.id = 'old'))`);
    await click(page, button('Run self-test'));
    const fresh = `document.querySelectorAll('.checks li:not(#old)').length`;
    await until(async () => (await page.evaluate<number>(fresh)) === 7);
    await untilText(page, 'Everything works.');
  });

  it('shows what it copies: versions and counts, no titles, ids or addresses', async () => {
    await page.evaluate(`(() => {
      navigator.clipboard.writeText = async (text) => void (globalThis.copied = text);
    })()`);
    await click(page, button('Copy diagnostics'));
    await untilText(page, 'Copied');
    const copied = await page.evaluate<string>('globalThis.copied');
    expect(copied).toMatch(/^Offprint \d+\.\d+\.\d+ · (?:Chrome|Firefox) \d+ · en/);
    expect(copied).toMatch(/\nlibrary: \d+ papers, .*, \d+ seen/);
    expect(copied).toMatch(/\nviews: huggingface\/day \d{4}-/);
    expect(copied).not.toMatch(/arxiv:|https?:|\d{4}\.\d{5}/);
    for (let n = 0; n < 5; n++) expect(copied).not.toContain(title(n));
    expect(await page.evaluate(`document.querySelector('pre').textContent`)).toBe(copied);
  });
});
