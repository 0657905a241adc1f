import { ownPaperId } from '../../paper/ids/paper-id';
import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'dblp',
  title: 'dblp',
  hosts: /^(?:www\.)?dblp\.(?:org|uni-trier\.de|dagstuhl\.de)$/,
  shown: 'searches, authors, volumes',
  tested: 'saved pages',
  since: '2026-11',
  scheme: 'dblp',
  paperAt: ({ pathname }) =>
    ownPaperId('dblp', /^\/rec\/((?:[\w.-]+\/){2,3}[\w-]+)(?:\.html)?$/.exec(pathname)?.[1] ?? ''),
  rows: {
    each: 'li.entry[id]',
    title: '.title',
    // The key that it keeps even where it links to nothing.
    paperOf: (row) => ownPaperId('dblp', row.id),
  },
};
