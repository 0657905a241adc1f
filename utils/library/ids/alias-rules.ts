/**
 * Which ids are one paper. What pages and the user said is kept as links, in the rows of both ids, and no link is ever
 * deleted. Which of them hold is worked out here at every look-up, from the links alone. So the result doesn't depend
 * on who wrote a link (a page, the user, a restored file, the shadow, an earlier build), nor on the order.
 *
 * 1. A group has at most one id of each scheme. arXiv, OpenReview, PubMed and the ACL Anthology give a work one id; one
 *    DOI may join, that of the published version. A page that names a second one errs or lies. Different spellings of
 *    one DOI that earlier builds stored (`canonicalOf`) count as one id.
 * 2. Ids that the user took apart are never in one group, not even through other ids.
 * 3. The user's word beats that of pages, and the user's latest word beats earlier ones. Of what pages say, the first
 *    wins.
 * 4. A link holds only where the rows of both ids have it, so that every id of a group gives the same group.
 */
import { canonicalOf } from '../../paper/ids/doi';
import { type PaperId, partsOf } from '../../paper/ids/paper-id';
import type { AliasLink, AliasRow } from '../store/library-schema';

/** The rows that are connected by links, by id. */
export type LinkedRows = ReadonlyMap<PaperId, AliasRow>;

/** Whether two ids can't be one paper: they share a scheme and aren't spellings of the same id. */
const areRivals = (a: PaperId, b: PaperId): boolean =>
  partsOf(a).scheme === partsOf(b).scheme && canonicalOf(a) !== canonicalOf(b);

/** The ids that a row says are the same paper and may be. */
export const namedIn = ({ id, same }: AliasRow): PaperId[] =>
  Object.entries(same).flatMap(([other, { value }]) => {
    const named = other as PaperId;
    return value && !areRivals(named, id) ? [named] : [];
  });

/** Whether the user took two ids apart. */
const areApart = (rows: LinkedRows, a: PaperId, b: PaperId): boolean =>
  rows.get(a)?.same[b]?.value === false || rows.get(b)?.same[a]?.value === false;

/** Two ids, one from each group, that show the groups to be different papers. */
export interface Clash {
  readonly why: 'apart' | 'scheme';
  readonly ids: readonly [PaperId, PaperId];
}

/** What keeps two groups apart, if anything does. `rows` holds the rows of both. */
export function clashOf(
  rows: LinkedRows,
  group: readonly PaperId[],
  other: readonly PaperId[],
): Clash | undefined {
  const pairs = group.flatMap((a) => other.map((b) => [a, b] as const));
  const apart = pairs.find(([a, b]) => areApart(rows, a, b));
  if (apart) return { why: 'apart', ids: apart };
  const same = pairs.find(([a, b]) => areRivals(a, b));
  return same && { why: 'scheme', ids: same };
}

interface Pair {
  readonly ids: readonly [PaperId, PaperId];
  readonly link: AliasLink;
}

/** Every link that both rows have, listed once. */
const pairsIn = (rows: LinkedRows): Pair[] =>
  [...rows.values()].flatMap((row) =>
    namedIn(row).flatMap((other): Pair[] => {
      const link = row.same[other];
      const isMutual = rows.get(other)?.same[row.id]?.value === true;
      return link && isMutual && row.id < other ? [{ ids: [row.id, other], link }] : [];
    }),
  );

/** The stronger one first (rule 3), and never two that are equal. */
function byStrength(a: Pair, b: Pair): number {
  if (a.link.by !== b.link.by) return a.link.by ? -1 : 1;
  if (a.link.time !== b.link.time) {
    return a.link.by ? b.link.time - a.link.time : a.link.time - b.link.time;
  }
  return a.ids.join(' ') < b.ids.join(' ') ? -1 : 1;
}

/** All ids of the paper that has `id`: `id` first, then the nearest ones, by the rules above. */
export function groupIn(rows: LinkedRows, id: PaperId): PaperId[] {
  const groups = new Map<PaperId, readonly PaperId[]>(
    [...rows.keys()].map((each) => [each, [each]]),
  );
  const holding = pairsIn(rows)
    .sort(byStrength)
    .filter(({ ids: [a, b] }) => {
      const [one, other] = [groups.get(a) ?? [a], groups.get(b) ?? [b]];
      if (one === other) return true;
      if (clashOf(rows, one, other)) return false;
      const joined = [...one, ...other];
      for (const each of joined) groups.set(each, joined);
      return true;
    });
  const found = new Set([id]);
  for (const at of found) {
    for (const { ids } of holding) if (ids.includes(at)) for (const each of ids) found.add(each);
  }
  return [...found];
}
