/**
 * The address that a reader means where something stands before it: a library's proxy, a translator, an archive, a
 * search engine's or a proxy's redirect.
 */

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

/** Addresses whose query holds the one that they lead to, and its name there. */
const redirects: readonly (readonly [host: RegExp, path: RegExp, names: readonly string[]])[] = [
  [/proxy/, /^\/(?:login|connect)\/?$/, ['url', 'qurl']],
  [/\.oclc\.org$/, /^\/login\/?$/, ['url', 'qurl']],
  [/^(?:www|scholar)\.google\.[a-z.]+$/, /^\/(?:url|scholar_url)$/, ['q', 'url']],
];

/** Archived copies: `web.archive.org/web/20200101000000/https://…` */
const archived = /^https?:\/\/web\.archive\.org\/web\/[\w*]+\/(https?:\/.+)$/i;

/** The host without a proxy's name. */
function hostOf(hostname: string): string {
  const host = hostname.replace(/\.$/, '');
  const [, label = '', behind = ''] = hyphened.exec(host) ?? [];
  if (isProxy(behind)) return label.replace(/--|-/g, (hyphens) => (hyphens === '-' ? '.' : '-'));
  const [, before, rest = ''] = suffixed.exec(host) ?? [];
  return before && isProxy(rest) ? before : host;
}

/** Whether addresses on a host may lead to others. */
export const leadsOn = (hostname: string): boolean =>
  hostname === 'web.archive.org' ||
  hostOf(hostname) !== hostname ||
  redirects.some(([host]) => host.test(hostname));

/** The address itself, or the one that it leads to; `host` is the publisher's. */
export function servedAddress(url: Address): { readonly url: Address; readonly host: string } {
  const copy = archived.exec(url.href)?.[1]?.replace(/^(https?:)\/+/i, '$1//');
  const [, , names = []] =
    redirects.find(([host, path]) => host.test(url.hostname) && path.test(url.pathname)) ?? [];
  const target = copy ?? names.map((name) => url.searchParams.get(name)).find((to) => to);
  const served = (target && URL.parse(target)) || url;
  return { url: served, host: hostOf(served.hostname) };
}
