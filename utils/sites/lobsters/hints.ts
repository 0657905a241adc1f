import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'lobsters',
  title: 'Lobsters',
  hosts: /^lobste\.rs$/,
  shown: 'front page, tags, if three stories lead to papers',
  tested: 'saved pages',
  since: '2026-11',
  rows: { each: 'li.story', title: '.u-url', authors: false },
};
