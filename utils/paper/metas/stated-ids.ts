/**
 * The ids that a page states for its own paper, in the metas that publishers write for Google Scholar and Zotero:
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
import { cleanText } from '../../basics/text';
import { paperAtAddress } from '../addresses/at-address';
import { doiPaperId } from '../ids/doi';
import { arxivPaperId, type PaperId, pmidPaperId } from '../ids/paper-id';

/**
 * The best first: its arXiv identifier (such a page may also name the DOI of the printed version), its DOI (also as an
 * address), its PubMed identifier, and its PDF, whose address names the forum on OpenReview. `all` gives the contents of
 * the metas of a name.
 */
export function identifiersIn(all: (name: string) => readonly string[]): PaperId[] {
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
export const statedIn = (text: string): PaperId | undefined =>
  doiPaperId(text) ?? (/^https?:/i.test(text) ? paperAtAddress(text) : undefined);

/** "Curie, Marie" → "Marie Curie" */
export function nameInOrder(text: string): string {
  const [last = '', first = ''] = cleanText(text, 200).split(/,\s*/);
  return first ? `${first} ${last}` : last;
}
