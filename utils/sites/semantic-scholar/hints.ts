import { ownPaperId } from '../../paper/ids/paper-id';
import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'semantic-scholar',
  title: 'Semantic Scholar',
  hosts: /^www\.semanticscholar\.org$/,
  shown: 'searches, authors, libraries',
  tested: 'a page from its description',
  since: '2026-11',
  scheme: 's2',
  paperAt: ({ pathname }) =>
    ownPaperId('s2', /^\/(?:paper|reader)\/(?:[^/]+\/)?([0-9a-f]{40})$/.exec(pathname)?.[1] ?? ''),
};
