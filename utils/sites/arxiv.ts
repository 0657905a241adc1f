/** arXiv: https://arxiv.org and its mirrors. Pages are finished when they arrive; only MathJax rewrites formulas. */
import { doiPaperId } from '../paper-id';
import { paperAt, placeAt } from './arxiv/address';
import { detailsIn, doisIn } from './arxiv/details';
import { entryOf, ownEntry } from './arxiv/entries';
import { dayIn, headingsOver, textOf } from './arxiv/text';
import type { Reading, Site } from './site';

export const arxiv: Site = {
  name: 'arxiv',
  hosts: ['arxiv.org', '.arxiv.org'],
  views: ['new', 'recent', 'month', 'catchup', 'search', 'author', 'paper'],

  view: (url) => placeAt(url)?.view,

  placement: () => 'line',

  read(document, url): Reading {
    const place = placeAt(url);
    if (!place) return { kind: 'nothing' };
    const list = document.querySelector('#dlpage');
    const day = place.undated && dayIn(headingsOver(list?.lastElementChild));
    const listing = day ? `${place.listing}/${day}` : place.listing;

    const paper = paperAt(url.pathname);
    const own = paper && ownEntry(document, paper);
    if (own) {
      const same = doisIn(document).flatMap((doi) => doiPaperId(doi) ?? []);
      return { kind: 'paper', listing, entries: [own], ...(same[0] && { same }) };
    }
    // A PDF has no elements, and what stands at HTML addresses is up to the authors.
    if (paper && !url.pathname.startsWith('/abs/')) return { kind: 'nothing' };

    const rows = [...document.querySelectorAll('#dlpage dt, .arxiv-result')];
    const entries = rows.flatMap(entryOf);
    if (entries.length > 0) return { kind: 'entries', listing, entries };
    if (rows.length === 0 && (list || saysNone(document))) return { kind: 'empty', listing };
    return { kind: 'not understood', why: `${rows.length} rows, none with a paper and a title` };
  },

  details: ({ element, title, also }, document) =>
    detailsIn(element.tagName === 'H1' ? document : element, title, also?.[0]),
};

/** Whether a search says that it found no papers. */
const saysNone = (document: Document): boolean =>
  / no results/.test(textOf(document.querySelector('main') ?? document.body, 5_000));
