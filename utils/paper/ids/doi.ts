import { aclPaperId, arxivPaperId, type PaperId, partsOf, statedDoi } from './paper-id';
import { workOfDoi } from './work-of-doi';

/**
 * Reads a DOI, `10.1145/…`, also as an address or with words and files around it, and gives the id of its work: no version,
 * no view, no path part. Those that arXiv and the ACL Anthology give to their own papers are their ids.
 */
export function doiPaperId(text: string): PaperId | undefined {
  const work = workOfDoi(text.normalize('NFKC').trim());
  const arxivs = /^10\.48550\/arxiv\.(.*)$/.exec(work)?.[1];
  if (arxivs !== undefined) return arxivPaperId(arxivs);
  // Other publishers' papers share the prefix of the Anthology's older ones.
  const acls = /^10\.3115\/v1\/(.+)$/.exec(work)?.[1];
  return (acls && aclPaperId(acls)) || statedDoi(work);
}

/** A DOI without the address or the words before it: `https://doi.org/10.1145/…`, `doi: 10.1145/…`. */
export const bareDoi = (text: string): string =>
  text
    .trim()
    .replace(
      /^(?:https?:\/\/)?(?:(?:dx\.|www\.)?doi\.org\/|doi\s*[:=]\s*)(?:doi:\s*)?(?=10\.)/i,
      '',
    )
    .replace(/(?<![.,;])[.,;]{1,9}$/, '');

/**
 * The id that a paper has today. Earlier builds took versions and path parts as part of DOIs; what they stored isn't
 * renamed, but the library joins it with this id.
 */
export function canonicalOf(id: PaperId): PaperId {
  const { scheme, identifier } = partsOf(id);
  return (scheme === 'doi' && doiPaperId(identifier)) || id;
}
