/** Which papers the elements of a page link to. */
import { type PaperId, partsOf } from '../../paper/paper-id';
import type { PaperLink } from './links';
import { parentOf } from './tree';

/** An element with more different papers than this holds "many": how many doesn't matter. */
const many = 6;

/** The papers that an element, or anything in it, links to: at most six. */
export type Bearing = ReadonlyMap<Element, readonly PaperId[]>;

export function bearingOf(links: readonly PaperLink[]): Bearing {
  const bearing = new Map<Element, PaperId[]>();
  for (const { element, id } of links) {
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const ids = bearing.get(at);
      if (!ids) bearing.set(at, [id]);
      // What is around it has all that it has.
      else if (ids.includes(id) || ids.length === many) break;
      else ids.push(id);
    }
  }
  return bearing;
}

/** Whether some ids can be of one paper, which has at most one of each scheme. */
export function canBeOne(ids: readonly PaperId[]): boolean {
  const schemes = ids.map((id) => partsOf(id).scheme);
  return new Set(schemes).size === ids.length;
}

const ranks = ['arxiv', 'doi', 'openreview', 'acl', 'pmid'];
const rankOf = (id: PaperId): number => (ranks.indexOf(partsOf(id).scheme) + 6) % 6;

/** The id by which other places know a paper best. */
export const bestOf = (ids: readonly PaperId[]): PaperId | undefined =>
  ids.toSorted((a, b) => rankOf(a) - rankOf(b))[0];

/** Whether an id is one of the site's own, which few other places know. */
export const isOwn = (id: PaperId): boolean => rankOf(id) === 5;

/** The best of some ids, unless there are two of its scheme: one of them may be of another paper. */
export function clearBestOf(ids: readonly PaperId[]): PaperId | undefined {
  const best = bestOf(ids);
  return best && ids.filter((id) => rankOf(id) === rankOf(best)).length === 1 ? best : undefined;
}
