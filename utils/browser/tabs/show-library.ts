import { browser } from '../browser';

/** The address of the library page where it shows what a query finds. */
export const libraryAddress = (query = ''): string =>
  browser.runtime.getURL(
    `/library.html${query === '' ? '' : `#${new URLSearchParams({ q: query })}`}`,
  );

/** Opens the library page in a new tab in front. */
export async function showLibrary(query = ''): Promise<void> {
  await browser.tabs.create({ url: libraryAddress(query) });
}
