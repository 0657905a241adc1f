/** The links of a page that lead to papers. */
import { type Address, parsedAddress } from '../../../paper/addresses/address';
import { paperAtAddress, paperBehind } from '../../../paper/addresses/at-address';
import type { PaperId } from '../../../paper/ids/paper-id';
import { hintsAt } from '../../hinted-sites';
import { attribute, textContentOf } from '../tree';

export interface PaperLink {
  readonly element: Element;
  readonly id: PaperId;
}

/** Addresses that only scripts or the page itself know, and those of routes behind `#`. */
const noAddress = /^\s*(?:#|$|javascript:|mailto:|tel:|data:|blob:|about:)/i;

/** Links in the page's order. */
export function paperLinks(document: Document, url: URL): PaperLink[] {
  const base = baseOf(document, url);
  // Pages link to a paper several times.
  const known = new Map<string, PaperId | undefined>();
  const links: PaperLink[] = [];
  // Not by its iterator, which takes as long again.
  const elements = document.querySelectorAll('a[href], area[href]');
  for (let n = 0; n < elements.length; n++) {
    const element = elements[n];
    if (!element) continue;
    const href = attribute(element, 'href');
    if (noAddress.test(href) || href.length > 4_000) continue;
    let id = known.get(href);
    if (id === undefined && !known.has(href)) {
      const target = parsedAddress(href, base);
      id = target
        ? (paperAt(target) ?? paperBehind(target) ?? shownBy(target, element))
        : undefined;
      known.set(href, id);
    }
    if (id) links.push({ element, id });
  }
  return links;
}

/** The paper at an address: at those that all of the extension knows, or at one of a site with identifiers of its own. */
export const paperAt = (url: Address): PaperId | undefined =>
  paperAtAddress(url) ?? hintsAt(url)?.paperAt?.(url);

/** What the page's addresses are relative to. */
function baseOf(document: Document, url: URL): URL {
  const base = document.querySelector('base[href]');
  return (base && URL.parse(attribute(base, 'href'), url)) || url;
}

/** Networks shorten every address. What they show of one, or tell in a title, is the address that it stands for. */
const shortener =
  /^(?:t\.co|lnkd\.in|bit\.ly|buff\.ly|ow\.ly|tinyurl\.com|goo\.gl|is\.gd|dlvr\.it)$/;

function shownBy({ hostname }: Address, link: Element): PaperId | undefined {
  if (!shortener.test(hostname)) return undefined;
  for (const text of [attribute(link, 'title'), textContentOf(link) ?? '']) {
    const shown = text.trim();
    const id =
      /^\S{9,300}$/.test(shown) &&
      paperAtAddress(/^https?:/i.test(shown) ? shown : `https://${shown}`);
    if (id) return id;
  }
  return undefined;
}
