import { ownPaperId } from '../../paper/ids/paper-id';
import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'jmlr',
  title: 'JMLR',
  hosts: /^(?:www\.)?jmlr\.org$/,
  shown: 'volumes',
  tested: 'a page from its description',
  since: '2026-11',
  scheme: 'jmlr',
  // `/papers/v25/23-0001.html`, `/papers/volume25/23-0001/23-0001.pdf`
  paperAt({ pathname }) {
    const [, volume, number] =
      /^\/papers\/v(?:olume)?(\d+)\/([\w-]+)(?:\.html|\/[\w.-]+\.pdf)$/.exec(pathname) ?? [];
    return volume && number ? ownPaperId('jmlr', `v${volume}/${number}`) : undefined;
  },
};
