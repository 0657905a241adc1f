import { ownSchemes } from './own-ids';

declare const brand: unique symbol;

/**
 * The canonical identifier of a paper: `arxiv:2603.03283`, `doi:10.1145/…`, `openreview:…`, `acl:2023.acl-long.1`,
 * `pmid:…`, or one of a site's own (`own-ids.ts`). The version (`v2`) isn't part of it. Only this folder makes one.
 */
export type PaperId = string & { readonly [brand]: 'PaperId' };

/** How the identifiers of one scheme are written by others, and their one canonical form. */
type Scheme = (identifier: string) => string | undefined;

const version = String.raw`(?:v[1-9]\d{0,2})?`;

/** Since April 2007: year, month, number; four digits until 2014, five after. https://info.arxiv.org/help/arxiv_identifier.html */
const arxivNew = /* @__PURE__ */ new RegExp(`^((\\d{2})(?:0[1-9]|1[0-2])\\.(\\d{4,5}))${version}$`);

/** Until March 2007: archive, optional subject class, year, month, number. */
const arxivOld = /* @__PURE__ */ new RegExp(
  `^([a-z]+(?:-[a-z]+)?)(?:\\.[a-z-]{2,9})?/((\\d{2})(?:0[1-9]|1[0-2])\\d{3})${version}$`,
  'i',
);

/** The archives of old identifiers. A closed list, like the scheme: other words before a slash aren't archives. */
const archives =
  'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs ' +
  'dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol ' +
  'physics plasm-ph q-alg q-bio quant-ph solv-int supr-con';

/** The archive of a name, which arXiv also accepts without its hyphen: `hepth/9901001`. */
const archiveOf = (name: string): string | undefined =>
  archives.split(' ').find((each) => each === name || each.replace('-', '') === name);

const numbered: Scheme = (identifier) => {
  const [, current, year, number] = arxivNew.exec(identifier) ?? [];
  if (!current || !year || !number) return undefined;
  const yymm = Number(current.slice(0, 4));
  const digits = yymm >= 1501 ? 5 : 4;
  return yymm >= 704 && Number(year) <= 90 && number.length === digits ? current : undefined;
};

const arxiv: Scheme = (identifier) => {
  const current = numbered(identifier);
  if (current) return current;
  const [, name, rest, old] = arxivOld.exec(identifier) ?? [];
  if (!name || !rest || !old) return undefined;
  const archive = archiveOf(name.toLowerCase());
  const years = Number(old) >= 91 || Number(rest.slice(0, 4)) <= 703;
  return archive && years ? `${archive}/${rest}` : undefined;
};

/** https://aclanthology.org/info/ids/ : since 2020 `2023.acl-long.1`, before `P18-1001`. Number 0 is a whole volume. */
const acl: Scheme = (identifier) => {
  if (/^\d{4}\.[a-z0-9_]{1,60}-[a-z0-9_]{1,60}\.[1-9]\d{0,5}$/i.test(identifier)) {
    return identifier.toLowerCase();
  }
  return /^[a-z]\d{2}-\d{4}$/i.test(identifier) && !/-\d0{3}$/.test(identifier)
    ? identifier.toUpperCase()
    : undefined;
};

/**
 * https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html : case doesn't matter, and lower case is canonical here.
 */
const doi: Scheme = (identifier) => {
  const name = identifier.toLowerCase();
  // Addresses can't hold a segment of dots.
  if (/\/\.{1,2}(?:\/|$)/.test(name)) return undefined;
  return /^10\.\d{4,9}(?:\.\d+)*\/[\x21-\x7e]{1,180}$/.test(name) ? name : undefined;
};

const openreview: Scheme = (identifier) =>
  /^[\w-]{8,14}$/.test(identifier) ? identifier : undefined;

const pmid: Scheme = (identifier) => (/^[1-9]\d{0,8}$/.test(identifier) ? identifier : undefined);

/** The id of what a scheme reads in an identifier; nothing if the scheme can't read it. */
const make = (name: string, scheme: Scheme, identifier: string): PaperId | undefined => {
  const canonical = scheme(identifier);
  return canonical === undefined ? undefined : (`${name}:${canonical}` as PaperId);
};

/** The scheme and the identifier within it: `arxiv` and `2603.03283`. */
export function partsOf(id: string): { scheme: string; identifier: string } {
  const separator = id.indexOf(':');
  return { scheme: id.slice(0, Math.max(separator, 0)), identifier: id.slice(separator + 1) };
}

const tidy = (text: string): string => text.normalize('NFKC').trim();

/**
 * Reads an arXiv identifier as sites write it: `2603.03283`, `2603.03283v2`, `hep-th/9901001`, `math.GT/0309136`.
 * Returns nothing if the text isn't such an identifier, even if it looks like one (`2403.99999v0`).
 */
export const arxivPaperId = (text: string): PaperId | undefined => make('arxiv', arxiv, tidy(text));

/** The same, of identifiers since April 2007 alone, for scripts of sites that have no others. */
export const numberedArxivId = (text: string): PaperId | undefined =>
  make('arxiv', numbered, tidy(text));

/**
 * Reads a DOI as it stands, `10.1145/…`: it may be a version's, or have a path part after it. Those that arXiv and the
 * ACL Anthology give to their own papers are their ids.
 */
export function statedDoi(text: string): PaperId | undefined {
  const name = tidy(text);
  const arxivs = /^10\.48550\/arxiv\.(.+)$/i.exec(name)?.[1];
  const acls = /^10\.18653\/v1\/(.+)$/i.exec(name)?.[1];
  return (
    (arxivs && make('arxiv', arxiv, arxivs)) ||
    (acls && make('acl', acl, acls)) ||
    make('doi', doi, name)
  );
}

export const openreviewPaperId = (text: string): PaperId | undefined =>
  make('openreview', openreview, text);

/** Reads an ACL Anthology identifier: `2023.acl-long.1`, `P18-1001`. Whole volumes aren't papers. */
export const aclPaperId = (text: string): PaperId | undefined => make('acl', acl, tidy(text));

/** Reads a PubMed identifier. Any number looks like one, so use it only if the text says that it is one. */
export const pmidPaperId = (text: string): PaperId | undefined => make('pmid', pmid, tidy(text));

/** The id of a site's own scheme (`own-ids.ts`). */
export const ownPaperId = (scheme: string, identifier: string): PaperId | undefined =>
  Object.hasOwn(ownSchemes, scheme)
    ? make(scheme, (text) => (ownSchemes[scheme]?.form.test(text) ? text : undefined), identifier)
    : undefined;

/** Reads an identifier of a scheme. Scripts that know only one scheme carry no other. */
const readers: Readonly<Record<string, (identifier: string) => PaperId | undefined>> = {
  arxiv: arxivPaperId,
  doi: statedDoi,
  openreview: openreviewPaperId,
  acl: aclPaperId,
  pmid: pmidPaperId,
};

/**
 * Tells whether a text is a paper id. Anything else from outside is refused. Ids that earlier builds made of the DOI of a
 * version count, too: they are in libraries and saved files (`canonicalOf`).
 */
export function isPaperId(text: string): text is PaperId {
  const { scheme, identifier } = partsOf(text);
  const read = Object.hasOwn(readers, scheme)
    ? readers[scheme]?.(identifier)
    : ownPaperId(scheme, identifier);
  return read === text;
}
