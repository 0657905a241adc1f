/** What a page or the popup says of acts that could not be stored, or not yet. */
import type { Page } from '../e2e/drivers/driver.ts';

const says = async (page: Page, words: RegExp): Promise<boolean> =>
  (await page.tree()).some(({ name }) => words.test(name));

/** Whether it says that something was not saved. */
export const isRefused = (page: Page): Promise<boolean> => says(page, /^Not saved/);

/** Whether it says that marks wait until there is room. */
export const isSaidToWait = (page: Page): Promise<boolean> => says(page, /storage is full/);

/** The text of a page; if the page is gone, a note that says so. */
export const said = (page: Page): Promise<string> =>
  page
    .evaluate<string>(`location.href + ': ' + document.body.innerText.slice(0, 600)`)
    .catch(() => 'it is gone');
