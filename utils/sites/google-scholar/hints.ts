/** Results and profiles of Google Scholar, in all its countries. Nothing is ever asked of it. */
import { ownPaperId, type PaperId } from '../../paper/ids/paper-id';
import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'google-scholar',
  title: 'Google Scholar',
  hosts: /^scholar\.google\.[a-z.]{2,6}$/,
  shown: 'results, profiles',
  tested: 'saved pages',
  since: '2026-11',
  scheme: 'scholar',
  rows: {
    // A box about an author among the results names no cluster, and links to no paper.
    each: '.gs_r:has(.gs_rt), .gsc_a_tr',
    title: '.gs_rt > a, .gs_rt > span[id], .gsc_a_at',
    authors: '.gs_a, .gs_gray',
    paperOf: (row) =>
      clusterOf(row.getAttribute('data-cid') ?? '') ??
      cited(row.querySelector('a[href*="cites="]')) ??
      entryOf(row.querySelector('.gsc_a_at')),
  },
};

/** `2BmMArIDz08J`: eight bytes of the cluster's number, the lowest first, and one more. */
function clusterOf(cid: string): PaperId | undefined {
  if (!/^[\w-]{12}$/.test(cid)) return undefined;
  const bytes = atob(cid.replace(/-/g, '+').replace(/_/g, '/')).slice(0, 8);
  const number = [...bytes].reduceRight((sum, byte) => sum * 256n + BigInt(byte.charCodeAt(0)), 0n);
  return ownPaperId('scholar', `${number}`);
}

/** The cluster that a link to what cites it names. */
const cited = (link: Element | null): PaperId | undefined =>
  ownPaperId('scholar', /[?&]cites=(\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? '');

const entryOf = (link: Element | null): PaperId | undefined =>
  ownPaperId(
    'scholar',
    /citation_for_view=([\w-]+:[\w-]+)/.exec(
      link?.getAttribute('data-href') ?? link?.getAttribute('href') ?? '',
    )?.[1] ?? '',
  );
