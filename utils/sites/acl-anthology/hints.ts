import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'acl-anthology',
  title: 'ACL Anthology',
  hosts: /^(?:www\.)?aclanthology\.org$/,
  shown: 'events, volumes, people',
  tested: 'a page from its description',
  since: '2026-11',
};
