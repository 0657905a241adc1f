import { cleanText } from '../basics/text';
import { keptAuthors } from '../paper/authors-limit';
import type { PaperDetails } from '../paper/details-schema';
import { withoutTex } from '../paper/tex';
import { titleLimit } from '../paper/title-limit';

/** What a file says of a paper, in texts of any length and kind. */
export interface Said {
  readonly title?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly abstract?: string | undefined;
  readonly journal?: string | undefined;
  readonly doi?: string | undefined;
  /** A year, a month or a day, in any form that begins with the year. */
  readonly date?: string | undefined;
}

const pad = (part: string): string => part.padStart(2, '0');

/** A whole day: a library's dates are days, and the first day of a year that is all one knows would be invented. */
function dayOf(text: string | undefined): string | undefined {
  const [, year, month, day] = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text ?? '') ?? [];
  const date = year && month && day ? `${year}-${pad(month)}-${pad(day)}` : undefined;
  return date && !Number.isNaN(Date.parse(date)) ? date : undefined;
}

/** What stands in an author's place where not all are named: BibTeX's word, and that of others. */
const andOthers = /^(?:others|et al\.?)$/i;

/** Details as the library keeps them, without empty parts. */
export function detailsOf(said: Said): Partial<PaperDetails> {
  const line = (text: string | undefined, limit: number): string =>
    cleanText(withoutTex(text ?? '').normalize('NFC'), limit);
  const title = line(said.title, titleLimit);
  const authors = (said.authors ?? [])
    .map((name) => line(name, 200))
    .filter((name) => name !== '' && !andOthers.test(name));
  const abstract = line(said.abstract, 20_000);
  const journal = line(said.journal, 1_000);
  const doi = line(said.doi, 300);
  const publishedOn = dayOf(said.date);
  return {
    ...(title && { title }),
    ...(authors.length && { authors: keptAuthors(authors), authorCount: authors.length }),
    ...(abstract && { abstract }),
    ...(journal && { journal }),
    ...(doi && { doi }),
    ...(publishedOn && { publishedOn }),
  };
}
