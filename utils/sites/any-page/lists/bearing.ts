/** Which papers the elements of a page link to. */
import type { PaperId } from '../../../paper/ids/paper-id';
import { parentOf } from '../tree';
import type { PaperLink } from './links';

/** An element with more different papers than this holds "many": how many doesn't matter. */
const many = 6;

/** The papers that an element, or anything in it, links to: all that can be ids of one, and of others at most six. */
export interface Bearing extends ReadonlyMap<Element, readonly PaperId[]> {
  /** The elements whose ids can't be of one paper, which has at most one of each scheme. */
  readonly several: ReadonlySet<Element>;
}

export function bearingOf(links: readonly PaperLink[]): Bearing {
  const bearing = new Map<Element, readonly PaperId[]>();
  const several = new Set<Element>();
  for (const { element, id } of links) {
    const scheme = id.slice(0, id.indexOf(':') + 1);
    const alone = [id];
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const ids = bearing.get(at);
      if (!ids) bearing.set(at, alone);
      // What is around it has all that it has.
      else if (ids.includes(id) || (ids.length >= many && several.has(at))) break;
      else {
        if (ids.some((each) => each.startsWith(scheme))) several.add(at);
        bearing.set(at, [...ids, id]);
      }
    }
  }
  return Object.assign(bearing, { several });
}

const ranks = ['arxiv:', 'doi:', 'openreview:', 'acl:', 'pmid:'];
const own = ranks.length;
function rankOf(id: PaperId): number {
  const rank = ranks.findIndex((each) => id.startsWith(each));
  return rank < 0 ? own : rank;
}

/** The id by which other sites know a paper best. */
export const bestOf = (ids: readonly PaperId[]): PaperId | undefined =>
  ids.length < 2 ? ids[0] : ids.toSorted((a, b) => rankOf(a) - rankOf(b))[0];

/** Whether an id is one of the site's own, which few other sites know. */
export const isOwn = (id: PaperId): boolean => rankOf(id) === own;

/** The best of some ids, unless there are two of its scheme: one of them may be of another paper. */
export function clearBestOf(ids: readonly PaperId[]): PaperId | undefined {
  const best = bestOf(ids);
  return best && ids.filter((id) => rankOf(id) === rankOf(best)).length === 1 ? best : undefined;
}
