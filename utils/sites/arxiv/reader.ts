import { statedDoi } from '../../paper/ids/paper-id';
import type { Reading, Site } from '../site';
import { isUndated, listingAt, paperAt } from './address';
import { detailsIn, doisIn } from './details';
import { entryOf, linkedPaper, ownEntry } from './entries';
import { dayIn, headingsOver, textOf } from './page-text';
import { pageOf } from './paper-url';

export const reader: Site = {
  name: 'arxiv',

  view: (url) => listingAt(url)?.split('/')[1],

  paperUrl: pageOf,

  placement: () => 'line',

  read(document, url): Reading {
    const key = listingAt(url);
    if (!key) return { kind: 'nothing' };
    const paper = paperAt(url.pathname);
    const own = paper && ownEntry(document, paper);
    if (own) {
      const stated = doisIn(document).flatMap((doi) => statedDoi(doi) ?? []);
      const same = [...new Set(stated)].slice(0, 5);
      return { kind: 'paper', listing: key, entries: [own], ...(same[0] && { same }) };
    }
    // A PDF has no elements, and the content of HTML addresses is the authors' own.
    if (paper && !url.pathname.startsWith('/abs/')) return { kind: 'nothing' };

    const list = document.querySelector('#dlpage:not(form)');
    const day = isUndated(key) && dayIn(headingsOver(list?.lastElementChild));
    const listing = day ? `${key}/${day}` : key;
    const rows = [...document.querySelectorAll(rowSelector)];
    const entries = rows.flatMap(entryOf);
    if (entries[0]) return { kind: 'entries', listing, entries };
    const isEmpty = list ? !linkedPaper(list) : saysNone(document);
    if (!rows[0] && isEmpty) return { kind: 'empty', listing };
    // Without a link to any paper it isn't a listing: "Not found", "Rate exceeded.", a captcha, a form with its errors.
    return rows[0] || linkedPaper(document)
      ? { kind: 'not understood', why: `${rows.length} rows, none with a paper and a title` }
      : { kind: 'nothing' };
  },

  details: ({ element, title, also }, document) =>
    detailsIn(element.tagName === 'H1' ? document : element, title, also?.[0]),
};

/**
 * A form's members can be shadowed by its fields, so forms are never part of an entry, and we insert nothing into them.
 */
const rowSelector =
  '#dlpage dt:not(:has(+ form)), .arxiv-result:not(form, :has(> form:first-child))';

/** Whether a search reports no results. */
const saysNone = (document: Document): boolean =>
  / no results/.test(textOf(document.querySelector('main') ?? document.body, 5_000));
