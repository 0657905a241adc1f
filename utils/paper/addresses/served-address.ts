/**
 * The address that a reader means where something stands before it: a library's proxy, a translator, an archive, or a
 * redirect of a search engine, a network or a mail program.
 */

import { decodedPart } from '../../basics/text';
import type { Address } from './address';

/** What the hosts of proxies are called: EZproxy, OCLC's, WebVPN; Google's translator is one. */
const proxyLabel = /(?:^|-)(?:[a-z]*proxy|ezp|webvpn|remotexs)/;
const proxyHost = /\bidm\.oclc\.org$|^translate\.goog$/;
const isProxy = (host: string): boolean =>
  proxyHost.test(host) ||
  host
    .split('.')
    .slice(0, -1)
    .some((label) => proxyLabel.test(label));

/** `doi-org.proxy.example.edu`: dots as hyphens, hyphens doubled. */
const hyphened = /^([a-z\d]+(?:-{1,2}[a-z\d]+)+)\.(.+)$/;

/** `www.nature.com.ezproxy.example.edu` */
const suffixed = /^([a-z\d.-]+\.(?:org|com|net|gov|edu|co))\.([a-z\d-]+\..+)/;

/** Addresses whose query holds the one that they lead to. */
const redirects: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [/proxy|\.oclc\.org$/, /^\/(?:login|connect)\/?$/],
  [/^(?:www|scholar|translate)\.(?:google|yandex)\.[a-z.]+$/, /^\/(?:url|scholar_url|translate)$/],
  [/(?:^|\.)(?:facebook|instagram)\.com$/, /^\/(?:l\.php)?$/],
  [/(?:^|\.)linkedin\.com$/, /^\/(?:redir|safety)\//],
  [/(?:^|\.)youtube\.com$|^t\.umblr\.com$/, /^\/redirect$/],
  [/^(?:out\.reddit\.com|(?:www|html)?\.?duckduckgo\.com|slack-redir\.net)$/, /^\//],
  [/^(?:www\.)?bing\.com$/, /^\/ck\//],
  [/^link\.(?:zhihu\.com|csdn\.net|juejin\.cn)$|^(?:www\.)?vk\.com$/, /^\/(?:away\.php)?$/],
  [/\.safelinks\.protection\.outlook\.com$/, /^\//],
  // Anywhere else: its address is not one at which a page stays.
  [/./, /^\/(?:ct|redirect|away|goto)(?:\.php)?$/],
];

/** Archives, readers and redirects whose path ends in an address: `web.archive.org/web/20200101000000/https://…`. */
const inPath = /(https?)(?::\/{1,9}|(%3a%2f%2f))(?=[^/])/i;

/** Archives, and copies for phones, that do so without `https:`, and how their addresses begin. */
const copying = /^(?:web\.archive\.org|www\.google\.[a-z.]+|[\w-]+\.cdn\.ampproject\.org)$/;
const hostInPath = /^\/(?:web\/[\w*]+|amp\/s|\w\/s)\/((?:[\w-]+\.)+[a-z]+\/.+)$/i;

/** What redirects put behind the address: `__;!!…$`, `/RK=2/RS=…`. */
const behind = /__;.*$|\/RK=.*$/s;

/** The host without a proxy's name. */
function hostOf(hostname: string): string {
  const host = hostname.replace(/\.$/, '');
  const [, label = '', behind = ''] = hyphened.exec(host) ?? [];
  if (isProxy(behind)) return label.replace(/--|-/g, (hyphens) => (hyphens === '-' ? '.' : '-'));
  const [, before, rest = ''] = suffixed.exec(host) ?? [];
  return before && isProxy(rest) ? before : host;
}

/** What is known of a host: its publisher's, without a proxy's name, and the paths of its redirects. */
export interface ServingHost {
  readonly host: string;
  readonly redirect: RegExp | undefined;
  /** Whether its paths may begin with another host. */
  readonly copies: boolean;
}

export const servingHost = (hostname: string): ServingHost => ({
  host: hostOf(hostname),
  redirect: redirects.find(([host]) => host.test(hostname))?.[1],
  copies: copying.test(hostname),
});

/** The address that another one serves a copy of, or redirects to; nothing if it does neither. */
export function servedAddress(url: Address, { redirect, copies }: ServingHost): string | undefined {
  if (redirect?.test(url.pathname)) return addressesInQuery(url)[0];
  const found = inPath.exec(url.pathname);
  if (found) {
    const [start, scheme, isEncoded] = found;
    const rest = url.pathname.slice(found.index + start.length);
    const address = (isEncoded ? decodedPart(rest) : rest)?.replace(behind, '');
    if (address) return `${scheme}://${address}${url.search}`;
  }
  const bare = copies && hostInPath.exec(url.pathname)?.[1];
  return bare ? `https://${bare}${url.search}` : undefined;
}

/** The addresses that are values of a query. Bing writes them in Base64. */
export const addressesInQuery = ({ search, searchParams }: Address): readonly string[] =>
  search.length < 10
    ? []
    : [...searchParams.values()].flatMap((value) => {
        const address = /^a1aHR0c/.test(value) ? fromBase64(value.slice(2)) : value;
        return /^https?:\/\//i.test(address) ? [address] : [];
      });

function fromBase64(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
