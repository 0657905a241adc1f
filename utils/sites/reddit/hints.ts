import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'reddit',
  title: 'Reddit (old layout)',
  hosts: /^old\.reddit\.com$/,
  shown: 'subreddits, if three posts lead to papers',
  tested: 'a page from its description',
  since: '2026-11',
  rows: { each: '.thing.link', title: 'a.title', authors: false },
};
