import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'papers-cool',
  title: 'papers.cool',
  hosts: /^(?:www\.)?papers\.cool$/,
  shown: 'feeds, venues',
  tested: 'a page from its description',
  since: '2026-11',
};
