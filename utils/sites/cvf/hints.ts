import { ownPaperId } from '../../paper/ids/paper-id';
import type { SiteHints } from '../hints';

export const hints: SiteHints = {
  name: 'cvf',
  title: 'CVF Open Access',
  hosts: /^(?:openaccess\.thecvf\.com|www\.cv-foundation\.org)$/,
  shown: 'conferences, their days',
  tested: 'a page from its description',
  since: '2026-11',
  scheme: 'cvf',
  // `/content/CVPR2021/html/He_…_CVPR_2021_paper.html`, before 2021 `/content_ICCV_2019/papers/….pdf`
  paperAt({ pathname }) {
    const [, folder, name] =
      /^\/(?:openaccess\/)?(content[\w/]*)\/(?:html|papers)\/(?:w\d+\/)?([\w.-]+_paper)\.(?:html|pdf)$/.exec(
        pathname,
      ) ?? [];
    return folder && name ? ownPaperId('cvf', `${folder}/${name}`) : undefined;
  },
};
