import { type PageReading, readAnyPage } from '../../../../utils/sites/any-page/read-any-page';
import { pageOf } from '../page-of';

/** A page as the page reader reads it. */
export function readHtml(html: string, address: string): PageReading {
  return readAnyPage(pageOf(html), new URL(address));
}

/** `<id> <title>` of each entry. */
export const lines = ({ entries }: PageReading): readonly string[] =>
  entries.map(({ id, title }) => `${id} ${title}`);
