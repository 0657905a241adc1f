/** The states of our own pages, as a new user and then a user with papers meets them. */
import type { Driver, Page } from '../drivers/driver.ts';
import { click, find, until } from '../drivers/find.ts';
import { dayUrl, demoPapers } from '../pages.ts';
import { bringIn, mark, setSettings } from './fill.ts';
import { brought, checks, chosen, manyPapers, queued } from './papers.ts';

export interface State {
  readonly name: string;
  /** Opens it: the page to look at, then others that it needs. */
  open(driver: Driver): Promise<readonly [Page, ...Page[]]>;
  /** What the user does for it on its page, once that holds what it needs; what another state shows there stays. */
  act(page: Page): Promise<unknown>;
}

/** A stage of the library, with the states to look at in it. */
export interface Stage {
  readonly prepare: (driver: Driver) => Promise<void>;
  readonly states: readonly State[];
  /** Filling it takes longer than looking at all others: pictures and the long run have it. */
  readonly isLong?: true;
}

const untilThere = (page: Page, selector: string) =>
  until(
    () => page.evaluate<boolean>(`document.querySelector(${JSON.stringify(selector)}) !== null`),
    selector,
  );

/** A page of ours, once it holds an element, after what the user does there. */
const state = (
  name: string,
  address: string,
  there: string,
  act: (page: Page) => Promise<unknown> = async () => undefined,
  before?: string,
): State => {
  const actOnceThere = async (page: Page) => {
    await untilThere(page, there);
    await act(page);
  };
  return {
    name,
    act: actOnceThere,
    async open(driver) {
      const other = before === undefined ? [] : [await driver.open(before)];
      const page = await driver.extensionPage(address);
      await actOnceThere(page);
      return [page, ...other];
    },
  };
};

const button = (name: string | RegExp) => ({ role: 'button', name });

/** Chooses a file in "Restore from a file", as a user does by the browser's own dialog. */
export const giveFile = (page: Page, text: string, within = 'body') =>
  page.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(text)}], 'offprint.json', { type: 'application/json' }));
    const input = document.querySelector('${within} input[type=file]');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

/** Types into a field as a user does, as far as the page can tell. */
export const fillIn = (page: Page, selector: string, text: string) =>
  page.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    field.focus();
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);

/** Opens the dialog of imports, and gives it a file. */
async function importFile(page: Page, text: string): Promise<void> {
  await click(page, button('Import papers'));
  await untilThere(page, 'dialog textarea');
  await giveFile(page, text, 'dialog');
  await untilThere(page, 'dialog .plan li');
}

/** Papers of which two are known, entries without an id, and one that is broken. */
const bibtex = [
  ...demoPapers
    .slice(0, 2)
    .map(({ id, title }, n) => `@misc{known${n}, title = {${title}}, eprint = {${id}}}`),
  '@misc{new, title = {A title that is longer than a window of three hundred pixels is wide}, doi = {10.1145/3292500}}',
  '@book{book, title = {A book that has no identifier}, publisher = {A publisher}}',
  '@misc{broken, title = {It never ends',
].join('\n');
const table = [
  'Title,Link,Published,Comments of mine,Labels',
  ...demoPapers
    .slice(0, 3)
    .map(
      ({ id, title }) => `"${title}",https://arxiv.org/abs/${id},2026-11-23,"Good, but long",a;b`,
    ),
].join('\n');

const ourPages = (name: string) => encodeURIComponent(`https://huggingface.co/${name}`);

export const stages: readonly Stage[] = [
  {
    prepare: async () => undefined,
    states: [
      state('welcome', 'welcome.html', '.card'),
      state('popup, empty queue', 'popup.html', '.placeholder h2'),
      state('popup, inbox never checked', 'popup.html#inbox', '.placeholder h2'),
      state('digest, empty', 'digest.html', '.placeholder h2'),
      state('follow', `follow.html#${ourPages('papers')}`, 'h1'),
      state('follow, no list', `follow.html#${ourPages('models')}`, 'h1'),
      state('library, empty', 'library.html', '.placeholder h2'),
      state('options, as new', 'options.html', '#feeds'),
    ],
  },
  {
    async prepare(driver) {
      await setSettings(driver, chosen);
      await mark(driver, 'queued', queued);
      await mark(driver, 'starred', queued.slice(2, 3));
      await bringIn(driver, { inbox: brought(Date.now()), feeds: checks(Date.now()) });
    },
    states: [
      state('popup, queue', 'popup.html', '[aria-label=Queue] li'),
      state('popup, history', 'popup.html', '[aria-label=Queue] li', async (page) => {
        await click(page, button('History'));
        await untilThere(page, '#history li');
      }),
      state('popup, keys', 'popup.html', '[aria-label=Queue] li', async (page) => {
        await click(page, button('Keys'));
        await find(page, { role: 'dialog' });
      }),
      state('popup, message', 'popup.html', '[aria-label=Queue] li', async (page) => {
        await page.press('m');
        await untilThere(page, '.message p');
      }),
      state('popup, inbox', 'popup.html#inbox', '.waiting'),
      state('popup, inbox, history', 'popup.html#inbox', '.waiting', async (page) => {
        await click(page, button('History'));
        await untilThere(page, '#history li');
      }),
      state('popup, inbox, seen and unfolded', 'popup.html#inbox', '.waiting', async (page) => {
        await page.press('m');
        await page.press('j');
        await page.press('x');
        await untilThere(page, '[data-done=true]');
      }),
      state(
        'popup, this paper',
        'popup.html',
        'body:has(.this-paper) [aria-label=Queue] li',
        undefined,
        `https://huggingface.co/papers/${demoPapers[3]?.id}`,
      ),
      state('popup, follow this list', 'popup.html', '.follow', undefined, dayUrl),
      state('options', 'options.html', '#feeds li'),
      state('options, feed refused', 'options.html', '#feeds li', async (page) => {
        await fillIn(page, '#feeds input', 'https://www.nowhere.example/feed.xml');
        await page.press('Enter');
        await untilThere(page, '#feeds .bad');
      }),
      state('options, rule tried', 'options.html', '#rules li', async (page) => {
        await fillIn(page, '#rules input', 'speech');
        await untilThere(page, '.trial strong');
      }),
      state('options, delete asked', 'options.html', '#data', async (page) => {
        await page.evaluate(`document.querySelector('#data button.danger').click()`);
        await untilThere(page, '.question');
      }),
      state('options, file refused', 'options.html', '#data', async (page) => {
        await giveFile(page, 'no file of ours');
        await untilThere(page, '#data .bad');
      }),
      state('options, import', 'options.html', '#data', async (page) => {
        await click(page, button('Import papers'));
        await untilThere(page, 'dialog textarea');
      }),
      state('options, import counted', 'options.html', '#data', async (page) => {
        await importFile(page, bibtex);
        await page.evaluate(
          `document.querySelectorAll('dialog details').forEach((each) => { each.open = true; })`,
        );
      }),
      state('options, import of a table', 'options.html', '#data', (page) =>
        importFile(page, table),
      ),
      state('popup, search', 'popup.html', '[aria-label=Queue] li', async (page) => {
        await page.press('/');
        await untilThere(page, '.search input');
        await fillIn(page, '.search input', 'a');
        await untilThere(page, '.search li');
      }),
      state('library', 'library.html', '.row'),
      state('library, found', 'library.html#q=a', '.row mark'),
      state(
        'library, nothing found',
        'library.html#q=a+nothinglikethis+is%3Afunny',
        '.placeholder h2',
      ),
      state('library, details', 'library.html', '.row', async (page) => {
        await page.press('j');
        await page.press('i');
        await untilThere(page, '#details h2');
      }),
      state('library, selected and marked', 'library.html', '.row', async (page) => {
        // The first paper is starred, and so stays though it is hidden.
        await page.press('j');
        await page.press('k');
        await page.press('x');
        await page.press('h');
        await untilThere(page, '.message p');
        await untilThere(page, '[data-out=true]');
      }),
      state('library, export', 'library.html', '.row', async (page) => {
        await click(page, button('Export'));
        await untilThere(page, 'dialog pre');
      }),
      state('library, export as Markdown', 'library.html', '.row', async (page) => {
        await click(page, button('Export'));
        await click(page, { role: 'radio', name: 'Markdown' });
        await click(page, { role: 'radio', name: /^A file per paper/ });
        await fillIn(page, 'dialog textarea', '# {title} {nothing}');
        await untilThere(page, 'dialog .bad');
      }),
      state('library, keys', 'library.html', '.row', async (page) => {
        await page.press('?');
        await find(page, { role: 'dialog' });
      }),
      state('digest', 'digest.html#week', 'section li'),
      state('digest, marked', 'digest.html#week', 'section li', async (page) => {
        await click(page, button('Queue'));
        await untilThere(page, '.message button');
      }),
    ],
  },
  {
    prepare: (driver) => mark(driver, 'queued', manyPapers(12_000)),
    states: [state('popup, queue of 12,000', 'popup.html', '[aria-label=Queue] li')],
    isLong: true,
  },
];
