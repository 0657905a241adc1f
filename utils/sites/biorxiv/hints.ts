import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'biorxiv',
  title: 'bioRxiv and medRxiv',
  hosts: /^(?:[a-z]+\.)?(?:bio|med)rxiv\.org$/,
  shown: 'collections, searches',
  tested: 'a page from its description',
  since: '2026-11',
};
