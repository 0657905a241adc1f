import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'scirate',
  title: 'SciRate',
  hosts: /^(?:www\.)?scirate\.com$/,
  shown: 'feeds, searches',
  tested: 'a page from its description',
  since: '2026-11',
};
