import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'alphaxiv',
  title: 'alphaXiv',
  hosts: /^(?:www\.)?alphaxiv\.org$/,
  shown: 'feeds',
  tested: 'a page from its description',
  since: '2026-11',
};
