import { plainText } from '../basics/plain-text';
import { cleanText } from '../basics/text';
import { journalReference } from '../citations/journal-reference';
import { keptAuthors } from '../paper/details/authors-limit';
import type { PaperDetails } from '../paper/details/details-schema';
import { withoutTex } from '../paper/details/tex';
import { titleLimit } from '../paper/details/title-limit';
import { bareDoi } from '../paper/ids/doi';
import { publishedIn } from './published';

/** What a file says of a paper, in texts of any length and kind. */
export interface Said {
  readonly title?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly abstract?: string | undefined;
  readonly journal?: string | undefined;
  readonly volume?: string | undefined;
  readonly pages?: string | undefined;
  readonly doi?: string | undefined;
  /** A year, a month or a day. */
  readonly date?: string | undefined;
}

/** What stands in an author's place, or behind the last one, where not all are named: BibTeX's word, and that of others. */
const andOthers = /^(?:and )?others$|(?:^|[ ,;])(?:and )?et al\.?$/i;

/** A text on one line, without the tags and character references that publishers leave in what they hand over. */
const line = (text: string, limit: number): string =>
  cleanText(plainText(withoutTex(text).normalize('NFC'), limit), limit);

/** Details as the library keeps them, without empty parts. */
export function detailsOf(said: Said): Partial<PaperDetails> {
  const title = line(said.title ?? '', titleLimit);
  const names = (said.authors ?? []).map((name) => line(name, 200));
  const authors = names
    .map((name) =>
      name
        .replace(andOthers, '')
        .replace(/[,;] ?$/, '')
        .trim(),
    )
    .filter(Boolean);
  // At least one more.
  const others = names.some((name) => andOthers.test(name)) ? 1 : 0;
  const abstract = line(said.abstract ?? '', 20_000);
  const date = said.date === undefined ? undefined : publishedIn(said.date);
  const journal = line(journalWithPages(said, date), 1_000);
  const doi = line(bareDoi(said.doi ?? ''), 300);
  return {
    ...(title && { title }),
    ...(authors.length && {
      authors: keptAuthors(authors),
      authorCount: authors.length + others,
    }),
    ...(abstract && { abstract }),
    ...(journal && { journal }),
    ...(doi && { doi }),
    ...date,
  };
}

/** Programs write where a preprint is kept into the journal's place: "arXiv preprint arXiv:2404.14219", "CoRR". */
const repository = /^(?:arxiv\b|(?:corr|openreview)$)/i;

/**
 * Volume and pages behind the journal's name, as authors write them on arXiv, where a citation can take them apart
 * again: "Nature 521 (2015) 436-444".
 */
function journalWithPages(
  { journal = '', volume, pages }: Said,
  date: Pick<PaperDetails, 'publishedOn' | 'publishedIn'> | undefined,
): string {
  if (repository.test(journal)) return '';
  const year = (date?.publishedOn ?? date?.publishedIn)?.slice(0, 4);
  if (!volume || !pages || !year) return journal;
  const page = pages.replace(/\s/g, '').replace(/[-–—]{1,3}/, '-');
  const whole = `${journal} ${volume} (${year}) ${page}`;
  const parts = journalReference(whole);
  const isSame =
    parts['container-title'] === journal && parts.volume === volume && parts.page === page;
  return isSame ? whole : journal;
}
