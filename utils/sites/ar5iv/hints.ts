import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'ar5iv',
  title: 'ar5iv',
  hosts: /^ar5iv(?:\.labs\.arxiv)?\.org$/,
  shown: 'the page of one paper',
  tested: 'saved pages',
  since: '2026-11',
};
