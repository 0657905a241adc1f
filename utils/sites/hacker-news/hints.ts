import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'hacker-news',
  title: 'Hacker News',
  hosts: /^news\.ycombinator\.com$/,
  shown: 'front page, new, if three stories lead to papers',
  tested: 'saved pages',
  since: '2026-11',
  rows: {
    each: 'tr.athing:has(.titleline, .storylink)',
    title: '.titleline > a, .storylink',
    authors: false,
  },
};
