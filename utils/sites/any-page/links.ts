/** The links of a page that lead to papers. */
import { paperAtAddress } from '../../paper/at-address';
import type { PaperId } from '../../paper/paper-id';
import { attribute } from './tree';

export interface PaperLink {
  readonly element: Element;
  readonly id: PaperId;
}

/** Addresses that only scripts or the page itself know, and those of routes behind `#`. */
const noAddress = /^\s*(?:#|$|javascript:|mailto:|tel:|data:|blob:|about:)/i;

/** Links in the page's order. `read`: how the site's own addresses name papers, asked first. */
export function paperLinks(
  document: Document,
  url: URL,
  read: (url: URL) => PaperId | undefined = () => undefined,
): PaperLink[] {
  const base = baseOf(document, url);
  // Pages link to a paper several times.
  const known = new Map<string, PaperId | undefined>();
  const links: PaperLink[] = [];
  for (const element of document.querySelectorAll('a[href], area[href]')) {
    const href = attribute(element, 'href');
    if (noAddress.test(href) || href.length > 4_000) continue;
    let id = known.get(href);
    if (id === undefined && !known.has(href)) {
      const target = URL.parse(href, base);
      id = target ? (read(target) ?? paperAtAddress(target) ?? behindTracker(target)) : undefined;
      known.set(href, id);
    }
    if (id) links.push({ element, id });
  }
  return links;
}

/** What the page's addresses are relative to. */
export function baseOf(document: Document, url: URL): URL {
  const base = document.querySelector('base[href]');
  return (base && URL.parse(attribute(base, 'href'), url)) || url;
}

/** The paper whose address a tracker or a redirect has in its query: `https://click.example/?to=https://doi.org/10…`. */
function behindTracker({ search, searchParams }: URL): PaperId | undefined {
  if (!/=https?(?::|%3a)/i.test(search)) return undefined;
  const targets = [...searchParams.values()].filter((value) => /^https?:\/\//i.test(value));
  return targets.length === 1 ? paperAtAddress(targets[0] ?? '') : undefined;
}
