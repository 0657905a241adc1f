/** How each of the sites that we know writes papers into its addresses. */

import { doiPaperId } from '../ids/doi';
import { openRxivDoi } from '../ids/openrxiv';
import {
  aclPaperId,
  arxivPaperId,
  openreviewPaperId,
  type PaperId,
  pmidPaperId,
} from '../ids/paper-id';
import { arxivInPath } from './arxiv-path';

/** Reads the paper out of the rest of an address: path segments joined by `/`, and its query. */
export type ReadAddress = (path: string, query: URLSearchParams) => PaperId | undefined;

export const first = (path: string, pattern: RegExp): string => pattern.exec(path)?.[1] ?? '';

/** An arXiv identifier behind the path that `pattern` begins. */
export const arxivBehind =
  (pattern: RegExp) =>
  (path: string): PaperId | undefined =>
    arxivInPath(pattern.test(path) ? path.replace(pattern, '') : '');

/** The views of a paper on arXiv, of today and of thirty years; without one it shows the abstract. */
const views =
  /^(?:(?:abs|pdf|html|format|ps|src|e-print|tb|list-abs|dvi|other|cits|refs|bibtex)\/+)?/i;

/** Files by month: `ftp/arxiv/papers/1312/1312.7288.pdf`, `ftp/hep-th/papers/9901/9901001.pdf`, `PS_cache/…/pdf/…`. */
const files = /^(?:ftp|ps_cache)\/([a-z-]+)\/(?:papers|pdf|ps|html)\/\d{4}\/([^/]+)/i;

export const underArxiv: ReadAddress = (path) => {
  const [, archive, file] = files.exec(path) ?? [];
  if (!file) return arxivBehind(views)(path);
  return arxivInPath(archive?.toLowerCase() === 'arxiv' ? file : `${archive}/${file}`);
};

/** A DOI that stands in the path, wherever: `/article/10.1007/…/figures/1`. */
export const doiInPath: ReadAddress = (path, query) =>
  doiPaperId(
    first(path, /(?:^|\/)(?:doi:)?(10\.\d{4,9}(?:\/|%2f).+)/is) || (query.get('id') ?? ''),
  );

/** A part of an address that is the end of the DOIs of one publisher. */
export const endOfDoi =
  (start: string, pattern: RegExp): ReadAddress =>
  (path) => {
    const end = first(path, pattern);
    return end ? doiPaperId(start + end) : undefined;
  };

export const openreview: ReadAddress = (path, query) => {
  // `references/pdf` and `notes/edits/attachment` name revisions, whose ids are no forum's.
  if (!/^(?:forum|pdf|attachment)\/?$/i.test(path)) return undefined;
  const id = first(query.get('id') ?? '', /^([\w-]{8,14})(?:\.pdf)?\/*$/i);
  return openreviewPaperId(id) ?? arxivPaperId(query.get('arxivid') ?? '');
};

/** `2020.acl-main.1v2.pdf`, `P18-1001.Notes.pdf`, `papers/P/P18/P18-1001/`, `attachments/…` */
export const anthology: ReadAddress = (path) => {
  if (/^(?:volumes|events|people|sigs|venues|faq|info)\//i.test(path)) return undefined;
  const name = /^([a-z]\d{2}-\d{4}|\d{4}\.\w+-\w+\.\d+?)(?:[ve]\d+)?(?:\.[a-z].*)?$/i;
  const ids = path.split('/').map((part) => aclPaperId(first(part, name)));
  return ids.find((id) => id !== undefined);
};

/** Old addresses of bioRxiv and medRxiv lack the prefix. The date in their path is that of a version. */
export const preprint: ReadAddress = (path, query) => {
  const inPath = /^content\/(?:early\/)?10\./i.test(path) && doiInPath(path, query);
  if (inPath) return inPath;
  const name =
    first(path, /^content\/(?:(?:bio|med)rxiv\/)?early\/\d{4}\/\d\d\/\d\d\/([^/]+)/i) ||
    first(path, /^cgi\/content\/(?:short|abstract|full|long)\/([^/]+)/i);
  return doiPaperId(openRxivDoi(first(name, /^((?:\d{4}\.\d\d\.\d\d\.)?\d{5,8})/)));
};

/** Seven digits are the end of a DOI that also names the journal: `sj.onc.1201234`. */
export const nature: ReadAddress = (path, query) => {
  if (/(?:^|\/)(?:doi:)?10\.1038\//i.test(path)) return doiInPath(path, query);
  const article =
    first(path, /^articles\/(?!\d{7}(?:\.|\/|$))([\w.-]*\d[\w.-]*)/i) ||
    first(path, /^\w+\/journal\/v\d+\/n\w+\/(?:full|abs|pdf)\/([a-z]+\d+)\.(?:html|pdf)$/i);
  return article ? doiPaperId(`10.1038/${article}`) : undefined;
};

/** https://osf.io/preprints/discover: the prefix is the server's. */
const osfPrefixes: Readonly<Record<string, string>> = {
  osf: '10.31219',
  psyarxiv: '10.31234',
  socarxiv: '10.31235',
  metaarxiv: '10.31222',
  edarxiv: '10.35542',
};
export const osf: ReadAddress = (path) => {
  const [, server = '', name] =
    /^preprints\/([a-z]+)\/([a-z\d]{5}(?:_v\d+)?)(?:\/.*)?$/i.exec(path) ?? [];
  const prefix = Object.hasOwn(osfPrefixes, server) ? osfPrefixes[server] : undefined;
  return prefix && name ? doiPaperId(`${prefix}/osf.io/${name}`) : undefined;
};

/**
 * https://ui.adsabs.harvard.edu/help/actions/bibcode: `2024arXiv240414219D`, `2012arXiv1206.1234A`, and of old identifiers
 * `1999hep.th....1001M`.
 */
export const ads: ReadAddress = (path) => {
  const rest = path.replace(/^(?:abs|link_gateway)\//i, '');
  if (/^arxiv:/i.test(rest)) return arxivInPath(rest);
  const [, month, number] = /^\d{4}arxiv(\d{4})\.?(\d{4,5})[a-z](?:\/|$)/i.exec(rest) ?? [];
  if (month && number) return arxivInPath(`${month}.${number}`);
  const [, year, archive = '', old = ''] =
    /^\d\d(\d\d)([a-z]+(?:\.[a-z]{2,3})?)\.*(\d{4,5})[a-z](?:\/|$)/i.exec(rest) ?? [];
  return arxivInPath(`${archive.replace('.', '-')}/${year}${old.padStart(5, '0')}`);
};

/** `?doi=…`, `?arxiv_id=…`: Google Scholar's look-up. */
export const scholarLookup: ReadAddress = (path, query) =>
  /^scholar_lookup$/i.test(path) ? arxivPaperId(query.get('arxiv_id') ?? '') : undefined;

/** `articles/4375`, `articles/cs-103`, `preprints/27580v1` */
export const peerj: ReadAddress = (path) => {
  const [, kind = '', journal = '', number] =
    /^(articles|preprints)\/(?:([a-z]+)-)?(\d+)(?:v\d+)?(?:[./].*)?$/i.exec(path) ?? [];
  if (number === undefined) return undefined;
  if (kind.toLowerCase() === 'preprints') return doiPaperId(`10.7287/peerj.preprints.${number}`);
  return doiPaperId(`10.7717/peerj${journal && '-'}${journal}.${number}`);
};

export const ssrn: ReadAddress = (path, query) => {
  const number =
    query.get('abstract_id') ?? query.get('abstractid') ?? first(path, /^abstract=(\d+)\/?$/i);
  return /^\d{2,9}$/.test(number) ? doiPaperId(`10.2139/ssrn.${number}`) : undefined;
};

export const pubmed: ReadAddress = (path) =>
  pmidPaperId(first(path, /^(?:(?:m\/)?pubmed\/|(?:pmc\/)?articles\/pmid\/)?(\d{1,9})(?:\/.*)?$/i));

/** The addresses of before 2008: `entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=37988744`. */
export const entrez: ReadAddress = (path, query) =>
  /^entrez\//i.test(path) && /^pubmed$/i.test(query.get('db') ?? '')
    ? pmidPaperId(query.get('list_uids') ?? '')
    : undefined;
