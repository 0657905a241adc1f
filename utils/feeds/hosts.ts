/**
 * The hosts that feeds may be on. The extension's CSP names them, so it blocks all other requests. Hosts that aren't
 * defaults are optional permissions, requested when the user clicks to follow a feed there.
 *
 * Adding one is one line, reviewed: the host answers HTTPS with RSS or Atom, its items name a DOI or an arXiv
 * identifier (ScienceDirect's do not: only its own numbers), and it is a publisher's own (no FeedBurner, no proxy). Its
 * prefixes are those of its current items' DOIs; `https://api.crossref.org/prefixes/<prefix>` names a prefix's owner.
 */
import { openRxivPrefixes } from '../paper/ids/openrxiv';

/** Granted at installation: what the two sites' own feeds need. */
export const defaultFeedHosts = ['huggingface.co', 'rss.arxiv.org', 'export.arxiv.org'] as const;

interface FeedHost {
  readonly host: string;
  /** The publisher, as readers know it. */
  readonly name: string;
  /** The prefixes of its papers' DOIs. */
  readonly prefixes: readonly string[];
  /** The publisher's host that its addresses lead to: both are asked for when a feed there is followed. */
  readonly leadsTo?: string;
  /** It also publishes journals of societies. Their DOIs keep the societies' prefixes, and no list of those stays complete. */
  readonly andOthers?: true;
}

export const feedHosts: readonly FeedHost[] = [
  // biorxiv_xml.php?subject=…: RDF, dc:identifier
  { host: 'connect.biorxiv.org', name: 'bioRxiv', prefixes: openRxivPrefixes },
  // medrxiv_xml.php?subject=…: RDF, dc:identifier
  { host: 'connect.medrxiv.org', name: 'medRxiv', prefixes: openRxivPrefixes },
  // /nature.rss, /ncomms.rss: RDF, prism:doi
  { host: 'www.nature.com', name: 'Nature', prefixes: ['10.1038', '10.1057'], andOthers: true },
  // /nature/rss/current: leads to the one above
  {
    host: 'feeds.nature.com',
    name: 'Nature',
    prefixes: ['10.1038', '10.1057'],
    andOthers: true,
    leadsTo: 'www.nature.com',
  },
  // /action/showFeed?type=etoc&feed=rss&jc=…: RDF, prism:doi
  { host: 'www.science.org', name: 'Science', prefixes: ['10.1126', '10.34133'] },
  // /rss/science.xml: RDF
  {
    host: 'feeds.science.org',
    name: 'Science',
    prefixes: ['10.1126', '10.34133'],
    leadsTo: 'www.science.org',
  },
  // /action/showFeed?type=etoc&feed=rss&jc=pnas: RDF as at science.org
  { host: 'www.pnas.org', name: 'PNAS', prefixes: ['10.1073'] },
  // /plosone/feed/atom: Atom, DOI in links
  { host: 'journals.plos.org', name: 'PLOS', prefixes: ['10.1371'] },
  // /action/showFeed?type=axatoc&feed=rss&jc=…: DOI in links
  { host: 'pubs.acs.org', name: 'ACS', prefixes: ['10.1021'] },
  // /feed/<ISSN>/most-recent: DOI in links
  {
    host: 'onlinelibrary.wiley.com',
    name: 'Wiley',
    prefixes: ['10.1002', '10.1111'],
    andOthers: true,
  },
  // /cell/current.rss: RDF, dc:identifier
  { host: 'www.cell.com', name: 'Cell Press', prefixes: ['10.1016'], andOthers: true },
  // /rss/site_…/….xml: RSS 2.0, dc:identifier
  { host: 'academic.oup.com', name: 'Oxford Academic', prefixes: ['10.1093'], andOthers: true },
  // /search.rss?facet-journal-id=…: DOI in links
  {
    host: 'link.springer.com',
    name: 'Springer',
    prefixes: ['10.1007', '10.1038', '10.1057', '10.1186'],
    andOthers: true,
  },
  // /journal/rss/<ISSN>: RDF, DOI in links
  { host: 'iopscience.iop.org', name: 'IOP', prefixes: ['10.1088'], andOthers: true },
  // /rss/recent/prl.xml: RDF, prism:doi
  { host: 'feeds.aps.org', name: 'APS', prefixes: ['10.1103'] },
  // /rss/journal/…: prism:doi
  { host: 'www.mdpi.com', name: 'MDPI', prefixes: ['10.3390'] },
  // /rss/recent.xml: RSS 2.0, the DOI's number in links
  { host: 'elifesciences.org', name: 'eLife', prefixes: ['10.7554'] },
  // /journals/…/rss: RSS 2.0, DOI in guid and links
  { host: 'www.frontiersin.org', name: 'Frontiers', prefixes: ['10.3389'] },
];

export const optionalFeedHosts: readonly string[] = feedHosts.map(({ host }) => host);

export const allFeedHosts: readonly string[] = [...defaultFeedHosts, ...optionalFeedHosts];

/** The list's entry for an address's host, if feeds may be there: HTTPS, the default port, no password. */
export function feedHostOf(url: URL): FeedHost | undefined {
  const plain = url.protocol === 'https:' && !url.port && !url.username && !url.password;
  return plain ? feedHosts.find(({ host }) => host === url.hostname) : undefined;
}

/** Whether a feed's answer may come from an address. */
export const isAllowedHost = (url: URL): boolean =>
  isFeedHost(url) ||
  (url.protocol === 'https:' && defaultFeedHosts.some((host) => host === url.host));

/** Whether an RSS or Atom document at an address may be followed. */
export const isFeedHost = (url: URL): boolean => feedHostOf(url) !== undefined;

/** The match pattern of a host, for permission requests. */
export const originOfHost = (host: string): string => `https://${host}/*`;

/**
 * The host whose limit a host's requests count against, and the least pause between two, ms. arXiv asks for three
 * seconds between any two to its RSS documents and its API, https://info.arxiv.org/help/api/tou.html; Hugging Face
 * counts 500 in five minutes.
 */
export const minimumGap = (host: string): { readonly with: string; readonly gap: number } =>
  /(?:^|\.)arxiv\.org$/.test(host) ? { with: 'arxiv.org', gap: 3_000 } : { with: host, gap: 1_000 };
