import { doiPaperId } from '../ids/doi';
import type { PaperId } from '../ids/paper-id';
import type { Address } from './address';
import type { ReadAddress } from './address-readers';
import { paperHosts } from './paper-hosts';
import { leadsOn, servedAddress } from './served-address';

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

/** How addresses on a host are read. A page of thousands of links has few hosts. */
interface Host {
  readonly leadsOn: boolean;
  readonly read: ReadAddress | undefined;
}
const known = new Map<string, Host>();

function hostNamed(name: string): Host {
  let host = known.get(name);
  if (!host) {
    hosts ??= paperHosts();
    host = { leadsOn: leadsOn(name), read: hosts.find(([pattern]) => pattern.test(name))?.[1] };
    if (known.size > 500) known.clear();
    known.set(name, host);
  }
  return host;
}

const noQuery = new URLSearchParams();

/**
 * The paper that an address is about: its page, its PDF or another view of it, at any of the places we know, also
 * behind a library's proxy. Nothing where it is none, or the address is no address.
 */
export function paperAtAddress(address: string | Address): PaperId | undefined {
  const given = typeof address === 'string' ? URL.parse(address) : address;
  if (!given || !/^https?:$/.test(given.protocol)) return undefined;
  const { url, host } = hostNamed(given.hostname).leadsOn
    ? servedAddress(given)
    : { url: given, host: given.hostname };
  const path = decoded(url.pathname.replace(/^\/+/, ''));
  if (path === undefined) return undefined;
  const query = url.search === '' ? noQuery : url.searchParams;
  return hostNamed(host).read?.(path, query) ?? atPublisher(path, query);
}

/** A path without its percent signs, also where it was encoded twice; nothing where they are not well-formed. */
function decoded(path: string): string | undefined {
  if (!path.includes('%')) return path;
  try {
    const once = decodeURIComponent(path);
    return /%2f/i.test(once) ? decodeURIComponent(once) : once;
  } catch {
    return undefined;
  }
}
