/** The papers on arXiv's pages. Controls go to the end of a line whose right end the site leaves free. */

import { titleLimit } from '../../paper/details/title-limit';
import type { PaperId } from '../../paper/ids/paper-id';
import type { Entry } from '../site';
import { paperAt } from './address';
import { citation } from './details';
import { textOf } from './page-text';

/**
 * The entry of a row: of a list's `dt`, whose identifier and formats take a third of its line, or of a search
 * result, whose subjects and DOI follow on the line of its identifier.
 */
export function entryOf(row: Element): Entry[] {
  const isTerm = row.tagName === 'DT';
  const element = isTerm ? row.nextElementSibling : row;
  const anchor = isTerm ? row : (row.firstElementChild ?? row);
  const id = linkedPaper(row);
  // The paragraph `p.list-title` of a search result holds its identifier.
  const title = textOf(element?.querySelector('div.list-title, p.title'), titleLimit);
  if (!id || !title || !element) return [];
  return [{ id, title, element, anchor, ...(isTerm && { also: [row] }) }];
}

/**
 * The paper of its own page. Titles fill their lines, so the controls go to the short line above (until 2018 below).
 */
export function ownEntry(document: Document, id: PaperId): Entry | undefined {
  const element = document.querySelector('h1.title, h1.ltx_title_document');
  const title = citation(document, 'title', titleLimit) || textOf(element, titleLimit);
  if (!element || !title) return undefined;
  const anchor = document.querySelector('.dateline:not(form), #watermark-tr:not(form)') ?? element;
  return { id, title, element, anchor };
}

/** The first paper that a part of the page links to. */
export function linkedPaper(part: ParentNode): PaperId | undefined {
  for (const link of part.querySelectorAll('a:is([href*="/abs/"], [href*="/pdf/"])')) {
    const id = paperAt(link.getAttribute('href') ?? '');
    if (id) return id;
  }
  return undefined;
}
