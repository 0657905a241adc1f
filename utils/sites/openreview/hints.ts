import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'openreview',
  title: 'OpenReview',
  hosts: /^openreview\.net$/,
  shown: 'venues',
  tested: 'a page from its description',
  since: '2026-11',
};
