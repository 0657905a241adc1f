import { shownText } from '../basics/text';
import { addressesOf } from '../paper/addresses/addresses';
import type { PaperDetails } from '../paper/details/details-schema';
import { type PaperId, partsOf } from '../paper/ids/paper-id';
import type { CitedPaper } from './cited-paper';
import type { CslDate, CslItem } from './csl';
import { nameOf } from './csl-name';
import { journalReference, journalYear } from './journal-reference';

/** A text of several lines, each as it may be shown. */
const shownLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(shownText)
    .join('\n')
    .trim();

/** What the user chose for citations. */
export interface CitationOptions {
  /** Whether a preprint on arXiv gets the DOI that arXiv registers, `10.48550/arXiv.2603.03283`. */
  readonly arxivDoi: boolean;
  readonly abstracts: boolean;
  /** Whether the user's own notes are written. */
  readonly notes: boolean;
}

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY` in CSL's terms. */
function dateOf(text: string): CslDate {
  const [year = 0, month, day] = text.split('-').map(Number);
  if (!month) return { 'date-parts': [[year]] };
  return { 'date-parts': [day ? [year, month, day] : [year, month]] };
}

/** An arXiv identifier begins with the month of its first version, `2603.03283`, `hep-th/9901001`. */
function monthOfArxiv(identifier: string): CslDate | undefined {
  const [, year, month] = /^(?:[a-z-]+\/)?(\d\d)(\d\d)/.exec(identifier) ?? [];
  if (!year || !month) return undefined;
  return { 'date-parts': [[Number(year) + (Number(year) > 90 ? 1900 : 2000), Number(month)]] };
}

/** The first subject's short name: `cs.CL` of "Computation and Language (cs.CL)". */
const classOf = (subject: string | undefined): string | undefined =>
  /(?:^|\()([a-z][a-z-]+(?:\.[A-Za-z-]{2,})?)\)?$/.exec(subject ?? '')?.[1];

/** bioRxiv and medRxiv date their DOIs. */
const isPreprintDoi = (doi: string): boolean =>
  /^10\.(?:1101|64898)\/\d{4}\.\d\d\.\d\d\./.test(doi);

/** The identifier that one of a paper's ids has in a scheme. */
const identifierIn = (scheme: string, ids: readonly PaperId[]): string | undefined =>
  ids.map(partsOf).find((parts) => parts.scheme === scheme)?.identifier;

/** The DOI of a work; that by which arXiv registers a preprint is the user's choice. */
function publishedDoi({ id, others = [], details }: CitedPaper): string | undefined {
  const known = [details?.doi, identifierIn('doi', [id, ...others])];
  return known.find((doi) => doi !== undefined && !/^10\.48550\/arxiv\./i.test(doi));
}

/** Where a work without a journal is kept. */
const repositories: Readonly<Record<string, string>> = { arxiv: 'arXiv', openreview: 'OpenReview' };

/** Where it appeared: in a journal, or (a preprint) in a repository. */
function containerOf(
  paper: CitedPaper,
): Pick<CslItem, 'type' | 'container-title' | 'volume' | 'page' | 'publisher'> {
  const { id, others = [], details } = paper;
  const ids = [id, ...others];
  const doi = publishedDoi(paper);
  const published = details?.journal && journalReference(shownText(details.journal));
  if (published && !(doi && isPreprintDoi(doi))) {
    return {
      type: identifierIn('acl', ids) ? 'paper-conference' : 'article-journal',
      ...published,
    };
  }
  const repository = published ? published['container-title'] : repositories[partsOf(id).scheme];
  return { type: 'article', ...(repository && { publisher: repository }) };
}

/** The part that arXiv has in a citation. */
function arxivOf(arxiv: string, details: PaperDetails | undefined) {
  const primaryClass = classOf(details?.subjects?.[0]);
  return {
    number: `arXiv:${arxiv}`,
    custom: { arXiv: arxiv, ...(primaryClass && { primaryClass }) },
  };
}

/** When a work appeared: in its journal, where that names its year, and the day only if it is of that year. */
function issuedOf(
  { details }: CitedPaper,
  { type }: Pick<CslItem, 'type'>,
  arxiv: string | undefined,
): CslDate | undefined {
  const told = details?.publishedOn ?? details?.publishedIn;
  const known = told ? dateOf(told) : arxiv === undefined ? undefined : monthOfArxiv(arxiv);
  const year = type === 'article' ? undefined : journalYear(shownText(details?.journal ?? ''));
  return year === undefined || known?.['date-parts'][0][0] === year
    ? known
    : { 'date-parts': [[year]] };
}

/** What pages print behind the last author that they name, or in the place of one. */
const andOthers = /(?:^|(?<=[^\s,;])[,;]? )(?:and )?(?:et al\.?|others)$/i;

/** What is known of a paper, in CSL's terms. Nothing is invented: what no source told is missing. */
export function cite(paper: CitedPaper, options: CitationOptions): CslItem {
  const { id, others = [], details, tags = [], note = '' } = paper;
  const ids = [id, ...others];
  const arxiv = identifierIn('arxiv', ids);
  const doi =
    publishedDoi(paper) ?? (arxiv && options.arxivDoi ? `10.48550/arXiv.${arxiv}` : undefined);
  const pmid = identifierIn('pmid', ids);
  const names = details?.authors?.map(shownText) ?? [];
  const authors = names.map((name) => name.replace(andOthers, '')).filter(Boolean);
  const container = containerOf(paper);
  const issued = issuedOf(paper, container, arxiv);
  const abstract = options.abstracts ? shownLines(details?.abstract ?? '') : '';
  const ownNote = options.notes ? shownLines(note) : '';
  return {
    id,
    ...container,
    ...(details && { title: shownText(details.title) }),
    ...(authors.length && { author: authors.map(nameOf) }),
    ...(((details?.authorCount ?? 0) > authors.length ||
      names.some((name) => andOthers.test(name))) &&
      authors.length > 0 && { hasMoreAuthors: true }),
    ...(issued && { issued }),
    ...(arxiv && arxivOf(arxiv, details)),
    ...(doi && { DOI: shownText(doi) }),
    ...(pmid && { PMID: pmid }),
    URL: addressesOf(id).abstract,
    ...(abstract && { abstract }),
    ...(tags.length && { tags: tags.map(shownText) }),
    ...(ownNote && { note: ownNote }),
  };
}
