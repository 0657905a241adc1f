/** All sites' readers, for tests: no page's script carries two. */
import type { Site } from '../../utils/sites/site';
import { type SiteName, siteAt } from '../../utils/sites/sites';

const readers = import.meta.glob<Site>('../../utils/sites/*/reader.ts', {
  eager: true,
  import: 'reader',
});

/** The reader of a site. Throws if its folder has none. */
export function readerOf(name: SiteName): Site {
  const reader = readers[`../../utils/sites/${name}/reader.ts`];
  if (!reader) throw new Error(`utils/sites/${name} has no reader.ts that exports a reader`);
  return reader;
}

/** The reader of the site that an address belongs to, if there is one. */
export function siteFor(url: URL): Site | undefined {
  const name = siteAt(url)?.name;
  return name && readerOf(name);
}
