/** Which paper an item of a feed is about. */

import { decodedPart } from '../../basics/text';
import { paperAtAddress } from '../../paper/addresses/at-address';
import { doiPaperId } from '../../paper/ids/doi';
import { arxivPaperId, type PaperId } from '../../paper/ids/paper-id';
import type { FeedElement } from './xml';

/**
 * The paper of an item: from the fields that are for identifiers, and then from its addresses. An id that its text
 * mentions is often another paper's.
 */
export function paperIn(item: FeedElement): PaperId | undefined {
  const texts = item
    .all('prism:doi', 'arxiv:doi', 'dc:identifier', 'dcterms:identifier', 'guid', 'id')
    .map(({ text }) => text);
  const links = item.all('link', 'prism:url', 'feedburner:origLink').filter(isOfItem);
  const addresses = links.map((link) => link.attribute('href') || link.text);
  for (const text of [...texts, ...addresses, item.attribute('about')]) {
    const id = paperNamed(text.slice(0, 2_000).trim());
    if (id) return id;
  }
  return undefined;
}

/** Whether a link is the item's own: not to comments, the publisher's list, or a related paper. */
const isOfItem = (link: FeedElement): boolean =>
  /^(?:|alternate|self)$/.test(link.attribute('rel'));

/** `doi:10.…`, `info:doi/10.…`, `10.…`, `oai:arXiv.org:2401.00001v1`, or an address. A bare number isn't an id. */
function paperNamed(text: string): PaperId | undefined {
  if (/^https?:\/\//i.test(text)) return paperAtAddress(text) ?? paperInPath(text);
  const arxiv = /^(?:oai:)?arxiv(?:\.org)?:\s*(\S+)$/i.exec(text)?.[1];
  return arxiv ? arxivPaperId(arxiv) : doiPaperId(text.replace(/^(?:info:)?doi[:/]\s*/i, ''));
}

/**
 * Reads addresses of publishers that hold the DOI in their own ways: `frontiersin.org/articles/10.3389/…/full`,
 * `plos.org/plosone/article?id=10.1371/…`, `link.springer.com/10.1007/…`, `iopscience.iop.org/article/10.1088/…`, and
 * eLife, whose numbers are the ends of its DOIs.
 */
function paperInPath(address: string): PaperId | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  const elife =
    /^(?:www\.)?elifesciences\.org$/.test(url.hostname) &&
    /^\/(?:articles|reviewed-preprints)\/(\d{5,7})(?:v\d+)?\/?$/.exec(url.pathname)?.[1];
  if (elife) return doiPaperId(`10.7554/eLife.${elife}`);
  const path = /\/(10\.\d{4,9}(?:\/|%2f).+)$/is.exec(url.pathname)?.[1];
  const name = path ? decodedPart(path) : url.searchParams.get('id');
  return name
    ? doiPaperId(name.replace(/\/(?:full|abstract|pdf|meta|summary|html|fulltext)?$|\.pdf$/i, ''))
    : undefined;
}
