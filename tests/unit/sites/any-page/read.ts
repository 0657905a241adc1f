import { JSDOM } from 'jsdom';
import { type PageReading, readAnyPage } from '../../../../utils/sites/any-page/read-any-page';

/** A page as the page reader reads it. */
export function readHtml(html: string, address: string): PageReading {
  const { document } = new JSDOM(html, { url: address }).window;
  return readAnyPage(document, new URL(address));
}

/** `<id> <title>` of each entry. */
export const lines = ({ entries }: PageReading): readonly string[] =>
  entries.map(({ id, title }) => `${id} ${title}`);
