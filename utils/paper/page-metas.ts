/**
 * Papers on pages without a site adapter, by the metas that publishers write for Google Scholar and Zotero:
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */

import { cleanText } from '../basics/text';
import * as z from '../basics/z';
import type { PaperDetails } from './details-schema';
import { doiPaperId } from './doi';
import { type PageMetas, PageMetasSchema } from './page-metas-schema';
import { arxivPaperId, type PaperId } from './paper-id';
import { titleLimit } from './title-limit';

/** A paper as a page tells of it. */
export interface PagePaper {
  readonly id: PaperId;
  readonly details?: PaperDetails;
  /** Other ids that the page states for it. */
  readonly same?: readonly PaperId[];
}

/** Reads a page's metas. Runs inside the page, cut out of here: nothing from around it is there. */
export function readMetas(): PageMetas {
  const metas = document.querySelectorAll<HTMLMetaElement>(
    'meta[name^="citation_" i], meta[name^="dc." i]',
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
 * without one, the page counts as a paper's only with a `citation_title` and an identifier.
 */
export function paperOfMetas(answer: unknown, address?: PaperId): PagePaper | undefined {
  const parsed = z.safeParse(PageMetasSchema, answer);
  if (!parsed.success) return address && { id: address };
  const all = (name: string) =>
    parsed.data.metas.flatMap(([key, content]) => (key === name && content ? [content] : []));
  const [cited] = all('citation_title');
  const id = address ?? (cited === undefined ? undefined : identifierIn(all));
  if (id === undefined) return undefined;
  const title = cleanText(cited ?? all('dc.title')[0] ?? plainTitle(parsed.data.title), titleLimit);
  const authors = all('citation_author').map(nameInOrder).filter(Boolean).slice(0, 100);
  return {
    id,
    ...(title !== '' && { details: { title, ...(authors.length > 0 && { authors }) } }),
  };
}

/** The arXiv identifier first: such a page may also name the DOI of the printed version. */
function identifierIn(all: (name: string) => string[]): PaperId | undefined {
  const [arxiv = '', doi = ''] = [all('citation_arxiv_id')[0], all('citation_doi')[0]];
  return arxivPaperId(arxiv) ?? doiPaperId(doi.replace(/^doi:\s*/i, ''));
}

/** "Curie, Marie" → "Marie Curie" */
function nameInOrder(text: string): string {
  const [last = '', first = ''] = cleanText(text, 200).split(/,\s*/);
  return first ? `${first} ${last}` : last;
}

/** A tab's title without the identifier before it and the site's name behind it. */
const plainTitle = (text: string): string =>
  text
    .replace(/^\s*\[[^\]]*\]\s*/, '')
    .replace(/\s[|•]\s[^|•]*$/, '')
    .trimEnd();
