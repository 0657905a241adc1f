/** Papers and their addresses, both ways. Addresses are built from ids, never from what a page said. */
import {
  aclPaperId,
  arxivPaperId,
  doiPaperId,
  openreviewPaperId,
  type PaperId,
  partsOf,
  pmidPaperId,
} from './paper-id';

/** Where a reader finds a paper, whoever lists it. Where a site of ours shows it, the site's folder says. */
export interface PaperAddresses {
  /** Its page at the publisher or archive. */
  readonly abstract: string;
  readonly pdf?: string;
  readonly html?: string;
  readonly alphaXiv?: string;
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A paper's own addresses, by its id alone. */
export function addressesOf(id: PaperId): PaperAddresses {
  const { scheme, identifier } = partsOf(id);
  const path = encodePath(identifier);
  switch (scheme) {
    case 'arxiv':
      return {
        abstract: `https://arxiv.org/abs/${path}`,
        pdf: `https://arxiv.org/pdf/${path}`,
        html: `https://arxiv.org/html/${path}`,
        alphaXiv: `https://www.alphaxiv.org/abs/${path}`,
      };
    case 'doi':
      return { abstract: `https://doi.org/${path}` };
    case 'openreview':
      return {
        abstract: `https://openreview.net/forum?id=${encodeURIComponent(identifier)}`,
        pdf: `https://openreview.net/pdf?id=${encodeURIComponent(identifier)}`,
      };
    case 'acl':
      return {
        abstract: `https://aclanthology.org/${path}/`,
        pdf: `https://aclanthology.org/${path}.pdf`,
      };
    default:
      return { abstract: `https://pubmed.ncbi.nlm.nih.gov/${path}/` };
  }
}

/** Reads the paper's identifier out of the rest of an address: path segments joined by `/`, and its query. */
type ReadAddress = (path: string, query: URLSearchParams) => PaperId | undefined;

/** `/abs/<id>`, `/pdf/<id>.pdf` … with an old identifier's slash, whatever comes after it on the page. */
const underArxiv: ReadAddress = (path) => {
  const rest = /^(?:abs|pdf|html|format|ps|src|e-print|tb|list-abs)\/(.+)$/.exec(path)?.[1];
  return rest === undefined ? undefined : arxivPaperId(withoutEnding(rest));
};

const withoutEnding = (path: string): string =>
  path.replace(/(?:\.(?:pdf|bib|md|html?))?\/?$/i, '');

const first = (path: string, pattern: RegExp): string | undefined => pattern.exec(path)?.[1];

const hosts: readonly (readonly [host: RegExp, read: ReadAddress])[] = [
  [/^(?:[a-z0-9-]+\.)?arxiv\.org$/, underArxiv],
  [/^(?:xxx|arxiv)\.lanl\.gov$/, underArxiv],
  [/^ar5iv(?:\.labs\.arxiv)?\.org$/, underArxiv],
  [
    /^(?:www\.)?alphaxiv\.org$/,
    (path) => arxivPaperId(withoutEnding(first(path, /^(?:abs|pdf|overview|html)\/(.+)$/) ?? '')),
  ],
  [
    /^(?:www\.)?(?:huggingface\.co|hf\.co)$/,
    (path) => arxivPaperId(withoutEnding(first(path, /^papers\/(.+)$/) ?? '')),
  ],
  [/^(?:www\.)?scirate\.com$/, (path) => arxivPaperId(first(path, /^arxiv\/(.+?)\/?$/) ?? '')],
  [
    /^(?:www\.)?semanticscholar\.org$/,
    (path) => arxivPaperId(first(path, /^arxiv\/(.+?)\/?$/i) ?? ''),
  ],
  [
    /^(?:www\.)?emergentmind\.com$/,
    (path) => arxivPaperId(first(path, /^papers\/(.+?)\/?$/) ?? ''),
  ],
  [/^(?:dx\.|www\.)?doi\.org$/, (path) => doiPaperId(path)],
  [
    /^(?:www\.)?openreview\.net$/,
    (path, query) => {
      if (!/^(?:forum|pdf|attachment|references\/pdf)$/.test(path)) return undefined;
      return openreviewPaperId(query.get('id') ?? '') ?? arxivPaperId(query.get('arxivid') ?? '');
    },
  ],
  [/^(?:www\.)?aclanthology\.org$/, (path) => aclPaperId(withoutEnding(path).replace(/v\d+$/, ''))],
  [
    /^(?:www\.)?aclweb\.org$/,
    (path) =>
      aclPaperId(
        withoutEnding(first(path, /^anthology\/(?:papers\/(?:\w+\/)*)?([^/]+\/?)$/) ?? ''),
      ),
  ],
  [/^pubmed\.ncbi\.nlm\.nih\.gov$/, (path) => pmidPaperId(first(path, /^(\d+)\/?$/) ?? '')],
  [
    /^(?:www\.|connect\.)?(?:bio|med)rxiv\.org$/,
    // Versions and views hang on the DOI: `/content/10.1101/2020.03.22.002386v3.full`
    (path) => doiPaperId(first(path, /^content\/(10\.\d+\/[\d.]*\d)(?:v\d.*)?$/) ?? ''),
  ],
  [
    /^(?:www\.)?nature\.com$/,
    (path) => {
      const article = first(path, /^articles\/([a-z]?[\w-]+\w)(?:\.pdf)?\/?$/);
      return article === undefined ? undefined : doiPaperId(`10.1038/${article}`);
    },
  ],
];

/** Publishers' paths that hold a DOI: `/doi/10.1145/…`, `/doi/abs/10.1073/…`, `/doi/full/…`, `/doi/pdf/…`. */
const publisherPath =
  /(?:^|\/)doi\/(?:(?:abs|full|pdf|epdf|pdfdirect|epub|figure)\/)?(10\.\d{4,9}\/.+)$/s;

/**
 * The paper that an address is about: its page, its PDF or another view of it, at any of the places we know.
 * Nothing where it is none, or the address is no address.
 */
export function paperAtAddress(address: string | URL): PaperId | undefined {
  const url = typeof address === 'string' ? URL.parse(address) : address;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const path = decoded(url.pathname.slice(1));
  if (path === undefined) return undefined;
  const known = hosts.find(([host]) => host.test(url.hostname));
  if (known) return known[1](path, url.searchParams);
  const name = publisherPath.exec(path)?.[1];
  return name === undefined
    ? undefined
    : doiPaperId(name.replace(/\/(?:full|pdf|abstract|meta)?$/, ''));
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
