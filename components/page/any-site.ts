import { addressesOf } from '../../utils/paper/addresses/addresses';
import type { PageReading, readAnyPage } from '../../utils/sites/any-page/read-any-page';
import type { Reading, Site } from '../../utils/sites/site';

/** Any page as a `Site`, read by the page reader. `told` is called with each reading. */
export function anySite(read: typeof readAnyPage, told: (reading: PageReading) => void): Site {
  let last: PageReading | undefined;
  return {
    name: 'any-page',
    view: () => 'list',
    paperUrl: (id) => addressesOf(id).abstract,
    placement: () => 'line',
    read(document, url): Reading {
      last = read(document, url);
      told(last);
      const { view, listing, entries } = last;
      const [first] = entries;
      if (view === 'nothing' || !first) return { kind: 'nothing' };
      return view === 'paper'
        ? { kind: 'paper', listing, entries: [first] }
        : { kind: 'entries', listing, entries };
    },
    details: (entry) => last?.details(entry) ?? { title: entry.title },
  };
}
