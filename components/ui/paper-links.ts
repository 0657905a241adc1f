import { addressesOf } from '../../utils/paper/addresses/addresses';
import type { PaperId } from '../../utils/paper/ids/paper-id';
import { allSites } from '../../utils/sites/sites';

/**
 * Links to where a paper can be read, each with the message that names it: its own addresses, then its pages on sites.
 */
export function linksOf(id: PaperId): (readonly [name: string, address: string])[] {
  const { abstract, pdf, html, alphaXiv } = addressesOf(id);
  const links: (readonly [name: string, address: string | undefined])[] = [
    ['linkAbstract', abstract],
    ['linkPdf', pdf],
    ['linkHtml', html],
    ...allSites.map((site) => [site.title, site.paperUrl(id)] as const),
    ['linkAlphaXiv', alphaXiv],
  ];
  return links.flatMap(([name, address], at) => {
    // Leaves out a site's link that repeats one of the paper's own addresses.
    const isNew = !links.slice(0, at).some(([, other]) => other === address);
    return address !== undefined && isNew ? [[name, address] as const] : [];
  });
}
