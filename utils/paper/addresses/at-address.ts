import { doiPaperId } from '../ids/doi';
import type { PaperId } from '../ids/paper-id';
import type { Address } from './address';
import type { ReadAddress } from './address-readers';
import { paperHosts } from './paper-hosts';
import { addressesInQuery, type ServingHost, servedAddress, servingHost } from './served-address';

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

/** `?doi=10.1145/…`: checks of versions, metrics and search forms. */
const atPublisher: ReadAddress = (path, query) => {
  // ACM's old addresses: https://dl.acm.org/citation.cfm?doid=…
  const acm = /^citation\.cfm$/i.test(path) && query.get('doid');
  if (acm) return doiPaperId(`10.1145/${acm.replace(/^10\.1145\//, '')}`);
  const name = atSilverchair(path) ?? publisherPath.exec(path)?.[1] ?? query.get('doi');
  return name ? doiPaperId(name) : undefined;
};

let hosts: ReturnType<typeof paperHosts> | undefined;

/** How addresses on a host are read. A page of thousands of links has few hosts. */
interface Host {
  readonly serving: ServingHost;
  readonly read: ReadAddress | undefined;
}
const known = new Map<string, Host>();

function hostNamed(name: string): Host {
  let host = known.get(name);
  if (!host) {
    hosts ??= paperHosts();
    const serving = servingHost(name);
    host = { serving, read: hosts.find(([pattern]) => pattern.test(serving.host))?.[1] };
    if (known.size > 500) known.clear();
    known.set(name, host);
  }
  return host;
}

const noQuery = new URLSearchParams();

/**
 * The paper that an address is about: its page, its PDF or another view of it, at any of the places we know, also
 * behind a library's proxy, in an archive or behind a redirect. Nothing where it is none, or the address is no address.
 */
export function paperAtAddress(address: string | Address): PaperId | undefined {
  const url = typeof address === 'string' ? URL.parse(address) : address;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const { serving, read } = hostNamed(url.hostname);
  const path = decoded(url.pathname.replace(/^\/+/, ''));
  const query = url.search === '' ? noQuery : url.searchParams;
  const served = servedAddress(url, serving);
  // It is shorter than the address that holds it.
  if (served && served.length < url.href.length) return paperAtAddress(served);
  return path === undefined ? undefined : (read?.(path, query) ?? atPublisher(path, query));
}

/**
 * The paper whose address a tracker has in its query, `https://click.example/?to=https://doi.org/10…`. A link with one is
 * a link to that paper; a page at such an address may be about anything.
 */
export function paperBehind(url: Address): PaperId | undefined {
  const ids = new Set(addressesInQuery(url).flatMap((each) => paperAtAddress(each) ?? []));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/**
 * A path without its percent signs, also where it was encoded twice, and up to the first white space, which people copy
 * with an address; nothing where they are not well-formed.
 */
function decoded(path: string): string | undefined {
  if (!path.includes('%')) return path;
  try {
    const once = decodeURIComponent(path);
    const all = /%2f/i.test(once) ? decodeURIComponent(once) : once;
    return all.trim().replace(/[\s\u200b-\u200f\ufeff].*$/s, '');
  } catch {
    return undefined;
  }
}
