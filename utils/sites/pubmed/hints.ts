import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'pubmed',
  title: 'PubMed',
  hosts: /^pubmed\.ncbi\.nlm\.nih\.gov$/,
  shown: 'searches',
  tested: 'a page from its description',
  since: '2026-11',
  rows: { each: 'article.full-docsum', title: '.docsum-title', authors: '.full-authors' },
};
