import { ownPaperId } from '../../paper/ids/paper-id';
import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'pmlr',
  title: 'PMLR',
  hosts: /^(?:proceedings\.mlr\.press|raw\.githubusercontent\.com)$/,
  shown: 'volumes',
  tested: 'a page from its description',
  since: '2026-11',
  scheme: 'pmlr',
  // `/v139/radford21a.html`, `/v139/radford21a/radford21a.pdf`; PDFs of late at GitHub, below `mlresearch/v139/main/assets/`.
  paperAt({ pathname }) {
    const path = pathname.replace(/^\/mlresearch\/([vr]\d+)\/[\w/-]*?assets\//, '/$1/');
    const [, volume, key] =
      /^\/([vr]\d+)\/([\w-]+\d{2}[a-z]+)(?:\.html|\/[\w.-]+)$/.exec(path) ?? [];
    return volume && key ? ownPaperId('pmlr', `${volume}/${key}`) : undefined;
  },
};
