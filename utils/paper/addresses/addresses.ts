/** Where papers are. Addresses are built from ids, never from what a page said. */
import { ownSchemes } from '../ids/own-ids';
import { type PaperId, partsOf } from '../ids/paper-id';
import { resolvableDoi } from '../ids/work-of-doi';

/** Where a reader finds a paper, whichever site lists it. The folders of our sites hold the sites' own pages of it. */
export interface PaperAddresses {
  /** Its page at the publisher or archive. */
  readonly abstract: string;
  readonly pdf?: string;
  readonly html?: string;
  readonly alphaXiv?: string;
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A paper's own addresses, by its id alone. */
export function addressesOf(id: PaperId): PaperAddresses {
  const { scheme, identifier } = partsOf(id);
  const path = encodePath(identifier);
  switch (scheme) {
    case 'arxiv':
      return {
        abstract: `https://arxiv.org/abs/${path}`,
        pdf: `https://arxiv.org/pdf/${path}`,
        html: `https://arxiv.org/html/${path}`,
        alphaXiv: `https://www.alphaxiv.org/abs/${path}`,
      };
    case 'doi':
      return { abstract: `https://doi.org/${encodePath(resolvableDoi(identifier))}` };
    case 'openreview':
      return {
        abstract: `https://openreview.net/forum?id=${encodeURIComponent(identifier)}`,
        pdf: `https://openreview.net/pdf?id=${encodeURIComponent(identifier)}`,
      };
    case 'acl':
      return {
        abstract: `https://aclanthology.org/${path}/`,
        pdf: `https://aclanthology.org/${path}.pdf`,
      };
    case 'pmid':
      return { abstract: `https://pubmed.ncbi.nlm.nih.gov/${path}/` };
    default:
      return { abstract: ownSchemes[scheme]?.address(identifier) ?? '' };
  }
}
