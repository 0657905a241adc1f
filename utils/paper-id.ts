declare const brand: unique symbol;

/**
 * The canonical identifier of a paper: `arxiv:2603.03283`, `doi:10.1145/…`, …
 * The version (`v2`) is no part of it. Only this module makes one.
 */
export type PaperId = string & { readonly [brand]: 'PaperId' };

const scheme = /^(?:arxiv|doi|openreview|acl|pmid):[\x21-\x7e]{1,200}$/;

/** Identifiers since April 2007, https://info.arxiv.org/help/arxiv_identifier.html */
const arxivNew = /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v[1-9]\d*)?$/;

/** Identifiers until March 2007: archive, optional subject class, number. */
const arxivOld = /^([a-z][a-z-]{1,15})(?:\.[A-Z]{2})?\/(\d{7})(?:v[1-9]\d*)?$/;

/** Tells whether a text is a canonical paper id. Anything else from outside is refused. */
export function isPaperId(text: string): text is PaperId {
  return scheme.test(text);
}

/**
 * Reads an arXiv identifier as sites write it: `2603.03283`, `2603.03283v2`, `hep-th/9901001`.
 * Returns nothing where the text is no such identifier.
 */
export function arxivPaperId(text: string): PaperId | undefined {
  const identifier = text.normalize('NFKC').trim();
  const current = arxivNew.exec(identifier);
  if (current) return `arxiv:${current[1]}` as PaperId;
  const old = arxivOld.exec(identifier);
  if (old) return `arxiv:${old[1]}/${old[2]}` as PaperId;
  return undefined;
}

/** The address at which a reader opens the paper, built from its id, never from what a page said. */
export function paperUrl(id: PaperId): string {
  const separator = id.indexOf(':');
  const identifier = id.slice(separator + 1);
  switch (id.slice(0, separator)) {
    case 'arxiv':
      return `https://huggingface.co/papers/${identifier}`;
    case 'doi':
      return `https://doi.org/${encodeURI(identifier)}`;
    case 'openreview':
      return `https://openreview.net/forum?id=${encodeURIComponent(identifier)}`;
    case 'acl':
      return `https://aclanthology.org/${encodeURIComponent(identifier)}/`;
    default:
      return `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(identifier)}/`;
  }
}
