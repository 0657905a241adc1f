/** What arXiv tells of a paper. Every view names the same fields differently. */

import { asDay } from '../../basics/as-day';
import { cleanText } from '../../basics/text';
import { authorsLimit } from '../../paper/details/authors-limit';
import type { PaperDetails } from '../../paper/details/details-schema';
import { dayIn, headingsOver, textOf } from './page-text';

/**
 * Reads all fields out of a part of the page: an entry's element, or for a paper's own page the document.
 * `dt` is the first line of an entry that has one.
 */
export function detailsIn(
  part: Element | Document,
  title: string,
  dt: Element | undefined,
): PaperDetails {
  const text = (selector: string, limit: number) => textOf(part.querySelector(selector), limit);
  const labelled = labelledIn(part);
  const [submitted, first] = labelled('Submitted ').split(';').map(dayIn);
  const subjects = [
    ...[...part.querySelectorAll('.tag[data-tooltip]:not(form)')].map(
      (tag) => `${tag.getAttribute('data-tooltip')} (${textOf(tag, 50)})`,
    ),
    ...text('.list-subjects, td.subjects', 4_000).split(';'),
  ];
  const fields = {
    ...authorsIn(part.querySelector(':is(.list-authors, .authors):not(form)')),
    subjects: cleaned(subjects).slice(0, 20),
    remarks: text('.list-comments, td.comments', 2_000) || labelled('Comments: '),
    journal: text('.list-journal-ref, td.jref', 1_000) || labelled('Journal ref: '),
    doi: doisIn(part)[0],
    abstract:
      citation(part, 'abstract', 20_000) ||
      text('.abstract-full, blockquote.abstract, .ltx_abstract, .meta p', 20_000).replace(
        / ?△ Less$/,
        '',
      ),
    publishedOn: asDay(citation(part, 'date', 10)) ?? first ?? submitted,
    updatedOn: asDay(citation(part, 'online_date', 10)) ?? submitted,
    ...announcementOf(dt),
  };
  // Fields that a page doesn't tell are absent. An empty list also becomes an empty string.
  const told = Object.entries(fields).filter(([, value]) => String(value ?? '') !== '');
  return { ...Object.fromEntries(told), title };
}

/** How a list announces an entry: by a label in its `dt`, by the heading over it, and on a day. */
function announcementOf(dt: Element | undefined) {
  const headings = headingsOver(dt?.parentElement);
  const listedOn = dayIn(headings);
  const says = `${textOf(dt, 500)} |${headings}`;
  // On the list of a day, an entry without a label is new; other lists don't tell.
  const unlabelled = listedOn && 'new';
  return {
    listedOn,
    announced: /[(|]replace/i.test(says)
      ? 'replacement'
      : /[(|]cross[- ]/i.test(says)
        ? 'cross-list'
        : unlabelled,
  };
}

/** The value of a `citation_…` element: these are the same in all layouts since 2018. */
export const citation = (part: ParentNode, name: string, limit: number): string =>
  cleanText(
    part.querySelector(`meta[name="citation_${name}"]`)?.getAttribute('content') ?? '',
    limit,
  );

/** DOIs of publishers. The one that arXiv gives is the same id. */
export function doisIn(part: ParentNode): readonly string[] {
  const elements = part.querySelectorAll(
    'meta[name="citation_doi"], td.doi, .tags a[href*="doi.org/"]',
  );
  const stated = [...elements].map((each) => `${each.getAttribute('content')} ${each.textContent}`);
  return stated.join(' ').match(/\b10\.(?!48550\/)\d{4,9}\/[!-~]{0,279}[!-+/-:<-~-]/g) ?? [];
}

/** Reads paragraphs of a search result by their labels: words searched for are marked up even there. */
function labelledIn(part: ParentNode): (label: string) => string {
  const paragraphs = [...part.querySelectorAll('.arxiv-result > p:not(.title)')].map((each) =>
    textOf(each, 1_000),
  );
  return (label) => paragraphs.find((text) => text.startsWith(label))?.slice(label.length) ?? '';
}

/**
 * The authors of a line of links, written alike in all views (`citation_author` is not). Text between links is
 * affiliations; a line without links is the name of a collaboration, or says in brackets that there is no list.
 */
function authorsIn(line: Element | null) {
  const links = [...(line?.querySelectorAll('a:not(#toggle, .link-external)') ?? [])];
  const text = textOf(line, 20_000);
  const authors = cleaned(
    links.length > 0
      ? links.map((link) => textOf(link, 200))
      : [text.replace(/^Authors:|\([^()]*\)/g, '')],
  );
  const more = /\((\d+) additional authors/.exec(text)?.[1];
  // Lists end after the 101st name without saying so.
  const known = authors.length > 0 && (more || links.length !== 101);
  return {
    authors: authors.slice(0, authorsLimit),
    authorCount: known ? authors.length + Number(more ?? 0) : undefined,
  };
}

const cleaned = (texts: readonly string[]): string[] =>
  texts.map((text) => cleanText(text, 200)).filter(Boolean);
