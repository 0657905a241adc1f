import { doiPaperId } from './doi';
import { paperHosts, type ReadAddress } from './paper-hosts';
import type { PaperId } from './paper-id';
import { servedAddress } from './served-address';

/** Publishers' paths that hold a DOI: `/doi/10.1145/…`, `/doi/abs/10.1073/…`, `/doi/suppl/10.1126/…/suppl_file/…`. */
const publisherPath =
  /(?:^|\/)doi\/(?:(?:abs|abstract|full|fullhtml|full-xml|fulltext|pdf|epdf|pdfdirect|pdfplus|epub|figures?|html|media|metrics|mlt|reader|ref|references|suppl|am-pdf|citedby)\/)*((?:doi:)?10\.\d{4,9}\/.+)/is;

/** Silverchair's have the number and the title of the article behind it: `/article/doi/10.1162/…/118117/Some-Title`. */
const silverchairPath = /(?:^|\/)(?:advance-)?article[a-z-]*\/doi\/(10\.\d{4,9}\/.)(.*)/is;
const silverchairEnd = /\/\d{4,}(?:\/[^/]*)?\/?$/;

function atSilverchair(path: string): string | undefined {
  const [, start = '', rest = ''] = silverchairPath.exec(path) ?? [];
  const end = rest.search(silverchairEnd);
  return end < 0 ? undefined : start + rest.slice(0, end);
}

const atPublisher: ReadAddress = (path, query) => {
  // ACM's old addresses: https://dl.acm.org/citation.cfm?doid=…
  const acm = /^citation\.cfm$/i.test(path) && query.get('doid');
  if (acm) return doiPaperId(`10.1145/${acm.replace(/^10\.1145\//, '')}`);
  const name = atSilverchair(path) ?? publisherPath.exec(path)?.[1];
  return name === undefined ? undefined : doiPaperId(name);
};

let hosts: ReturnType<typeof paperHosts> | undefined;

/**
 * The paper that an address is about: its page, its PDF or another view of it, at any of the places we know, also
 * behind a library's proxy. Nothing where it is none, or the address is no address.
 */
export function paperAtAddress(address: string | URL): PaperId | undefined {
  const given = typeof address === 'string' ? URL.parse(address) : address;
  if (!given || !/^https?:$/.test(given.protocol)) return undefined;
  const { url, host } = servedAddress(given);
  const path = decoded(url.pathname.replace(/^\/+/, ''));
  if (path === undefined) return undefined;
  hosts ??= paperHosts();
  const known = hosts.find(([pattern]) => pattern.test(host));
  return known?.[1](path, url.searchParams) ?? atPublisher(path, url.searchParams);
}

/** A path without its percent signs, also where it was encoded twice; nothing where they are not well-formed. */
function decoded(path: string): string | undefined {
  try {
    const once = decodeURIComponent(path);
    return /%2f/i.test(once) ? decodeURIComponent(once) : once;
  } catch {
    return undefined;
  }
}
