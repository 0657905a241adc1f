/**
 * Papers on pages without a site adapter, by the metas that publishers write for Google Scholar and Zotero:
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */

import { plainText } from '../basics/plain-text';
import { cleanText } from '../basics/text';
import * as z from '../basics/z';
import { paperAtAddress } from './at-address';
import type { PaperDetails } from './details-schema';
import { doiPaperId } from './doi';
import { type PageMetas, PageMetasSchema } from './page-metas-schema';
import { arxivPaperId, type PaperId, partsOf, pmidPaperId } from './paper-id';
import { titleRank } from './title';
import { titleLimit } from './title-limit';

/** A paper as a page tells of it. */
export interface PagePaper {
  readonly id: PaperId;
  readonly details?: PaperDetails;
  /** Other ids that the page states for it. */
  readonly same?: readonly PaperId[];
}

/** Reads a page's metas. Runs inside the page as a copy of this function, so it can use nothing outside itself. */
export function readMetas(): PageMetas {
  const metas = document.querySelectorAll<HTMLMetaElement>(
    'meta[name*="citation_" i], meta[name^="dc." i], meta[name^="prism." i]',
  );
  return {
    title: document.title.slice(0, 2_000),
    metas: Array.from(metas)
      .slice(0, 300)
      .map(({ name, content }) => [name.toLowerCase(), content.slice(0, 2_000)]),
  };
}

/**
 * The paper that a page is about, from what `readMetas` answered. `address` is the paper that its address tells;
 * without one, the page counts as a paper's only with a `citation_title` and an identifier. What the page states
 * outranks what its address looks like.
 */
export function paperOfMetas(answer: unknown, address?: PaperId): PagePaper | undefined {
  const parsed = z.safeParse(PageMetasSchema, answer);
  if (!parsed.success) return address && { id: address };
  const all = (name: string) =>
    parsed.data.metas.flatMap(([key, content]) => (key === name && content ? [content] : []));
  const [cited] = all('citation_title');
  const stated = identifiersIn(all);
  const id = address
    ? (stated.find((each) => schemeOf(each) === schemeOf(address)) ?? address)
    : cited === undefined
      ? undefined
      : stated[0];
  if (id === undefined) return undefined;
  const title = [cited, all('dc.title')[0], plainTitle(parsed.data.title)]
    .map((text) => plainText(text ?? '', titleLimit))
    .find((text) => titleRank(text) < 2);
  const authors = all('citation_author').map(nameInOrder).filter(Boolean).slice(0, 100);
  return {
    id,
    ...(title !== undefined && { details: { title, ...(authors.length > 0 && { authors }) } }),
  };
}

const schemeOf = (id: PaperId): string => partsOf(id).scheme;

/**
 * The ids that a page states, the best first: its arXiv identifier (such a page may also name the DOI of the printed
 * version), its DOI (also as an address), its PubMed identifier, and its PDF, whose address names the forum on
 * OpenReview.
 */
function identifiersIn(all: (name: string) => string[]): PaperId[] {
  const doi = (name: string) => all(name).flatMap((text) => statedIn(text) ?? []);
  const dois = ['citation_doi', 'bepress_citation_doi', 'prism.doi', 'dc.identifier.doi'].flatMap(
    doi,
  );
  const identifiers = all('dc.identifier').filter((text) => /^(?:doi:|https?:|10\.)/i.test(text));
  return [
    ...all('citation_arxiv_id').flatMap((text) => arxivPaperId(text) ?? []),
    ...dois,
    ...identifiers.flatMap((text) => statedIn(text) ?? []),
    ...all('citation_pmid').flatMap((text) => pmidPaperId(text) ?? []),
    ...all('citation_pdf_url').flatMap((text) => paperAtAddress(text) ?? []),
  ];
}

/** A DOI, with or without words before it, or an address that holds one. */
const statedIn = (text: string): PaperId | undefined =>
  doiPaperId(text) ?? (/^https?:/i.test(text) ? paperAtAddress(text) : undefined);

/** "Curie, Marie" → "Marie Curie" */
function nameInOrder(text: string): string {
  const [last = '', first = ''] = cleanText(text, 200).split(/,\s*/);
  return first ? `${first} ${last}` : last;
}

/** A tab's title without the identifier before it and the site's name after it. */
const plainTitle = (text: string): string =>
  text
    .replace(/^\s*\[[^\]]*\]\s*/, '')
    .replace(/\s[|•]\s[^|•]*$/, '')
    .trimEnd();
