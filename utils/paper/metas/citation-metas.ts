/**
 * What a citation needs, from the metas that publishers write for Google Scholar and Zotero:
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
import { asDay } from '../../basics/as-day';
import { plainText } from '../../basics/plain-text';
import { cleanText } from '../../basics/text';
import { keptAuthors } from '../details/authors-limit';
import type { PaperDetails } from '../details/details-schema';
import { partsOf } from '../ids/paper-id';
import { nameInOrder, statedIn } from './stated-ids';

/** When it appeared; a page has one or another of them. */
const dates = ['citation_publication_date', 'citation_online_date', 'citation_date', 'dc.date'];

/** A longer text was cut by what read it in the page (`readMetas`). */
const readLimit = 2_000;

/** `all` gives the contents of the metas of a name. Missing: what the page doesn't tell. */
export function citationOf(all: (name: string) => readonly string[]): Omit<PaperDetails, 'title'> {
  const names = all('citation_author').map(nameInOrder).filter(Boolean);
  const abstract = ['citation_abstract', 'dc.description'].flatMap(all)[0] ?? '';
  const journal = journalOf((name) => cleanText(all(name)[0] ?? '', 500));
  const publishedOn = dates
    .flatMap(all)
    .flatMap((date) => (hasDay(date) ? (asDay(date) ?? []) : []))[0];
  const doi = ['citation_doi', 'prism.doi'].flatMap(all).flatMap((text) => statedIn(text) ?? [])[0];
  return {
    ...(names.length > 0 && { authors: keptAuthors(names), authorCount: names.length }),
    ...(abstract !== '' &&
      abstract.length < readLimit && { abstract: plainText(abstract, readLimit) }),
    ...(journal !== '' && { journal }),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(doi !== undefined && { doi: partsOf(doi).identifier }),
  };
}

/** Some write only the year, or year and month, which are no day. */
const hasDay = (date: string): boolean =>
  /\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2} \p{L}{3,9} \d{4}/u.test(date);

/** "Nature 600, 17–23 (2021)", as journals are referred to on arXiv; without a year or a page, as much as is told. */
function journalOf(first: (name: string) => string): string {
  const title = first('citation_journal_title') || first('citation_conference_title');
  if (title === '') return '';
  const [volume, issue] = [first('citation_volume'), first('citation_issue')];
  const [from, to] = [first('citation_firstpage'), first('citation_lastpage')];
  const pages = to === '' || to === from ? from : `${from}–${to}`;
  const year = /(?:18|19|20)\d\d/.exec(dates.map(first).join(' '))?.[0];
  if (volume !== '' && pages !== '' && year) return `${title} ${volume}, ${pages} (${year})`;
  const number = issue === '' || volume === '' ? volume : `${volume}(${issue})`;
  return [[title, number].filter(Boolean).join(' '), pages].filter(Boolean).join(', ');
}
