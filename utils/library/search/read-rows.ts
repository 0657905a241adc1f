/** Makes rows of the search index from the rows of the library, in a running transaction. */
import type { PaperDetails } from '../../paper/details/details-schema';
import { betterTitle } from '../../paper/details/title';
import { type PaperId, partsOf } from '../../paper/ids/paper-id';
import { type AliasStore, laterMarks, readOthers } from '../ids/aliases';
import { mergeNotes, mergeTags } from '../own-words';
import { getMany, type ReadableStore } from '../store/get-many';
import type { MarksRow, PaperRow } from '../store/library-schema';
import type { Unpacked } from './index-parts';
import { rowOf } from './row';

/** The stores that a row is made from. */
export const rowStores = ['marks', 'papers', 'aliases'] as const;
export interface RowStores {
  readonly marks: ReadableStore<MarksRow>;
  readonly papers: ReadableStore<PaperRow>;
  readonly aliases: AliasStore;
}

/** The rows of the papers that have these ids as they are now, and the ids under which no paper is listed. */
export async function readIndexRows(stores: RowStores, ids: readonly PaperId[]): Promise<Unpacked> {
  const others = await readOthers(stores.aliases, ids);
  const groups = new Map<PaperId, readonly [PaperId, ...PaperId[]]>();
  const gone = new Set<PaperId>();
  for (const id of ids) {
    const group = listingOrder([id, ...(others.get(id) ?? [])]);
    groups.set(group[0], group);
    for (const other of group.slice(1)) gone.add(other);
  }
  const all = [...groups.values()].flat();
  const [marks, papers] = await Promise.all([
    getMany<MarksRow>(stores.marks, all),
    getMany<PaperRow>(stores.papers, all),
  ]);
  const rows = [...groups].flatMap(([id, group]) => {
    const kept = group.flatMap((each) => papers.get(each) ?? []);
    const listing = kept.find((each) => each.listing !== undefined)?.listing;
    const details = joinedDetails(kept.map((each) => each.details));
    const own = group.flatMap((each) => marks.get(each) ?? []);
    const note = mergeNotes(own.map((each) => each.note));
    const row = rowOf({
      ids: group,
      marks: laterMarks(own.map((each) => each.marks)),
      tags: mergeTags(own.map((each) => each.tags)).filter(({ value }) => value),
      note: note?.text ? note : undefined,
      ...(details && { details }),
      all: kept.map((each) => each.details),
      ...(listing !== undefined && { listing }),
    });
    if (!row) gone.add(id);
    return row ?? [];
  });
  return { rows, gone: [...gone] };
}

/** All ids of one paper, the one that it is listed by first: arXiv's if it has one, else the first in the alphabet. */
function listingOrder(ids: readonly [PaperId, ...PaperId[]]): readonly [PaperId, ...PaperId[]] {
  const [first, ...rest] = [...ids].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return [first ?? ids[0], ...rest];
}
const rank = (id: PaperId): number => (partsOf(id).scheme === 'arxiv' ? 0 : 1);

/** What is kept of one paper under several ids: each gap is filled in by the next. */
export function joinedDetails(all: readonly PaperDetails[]): PaperDetails | undefined {
  const [best, ...rest] = [...all].sort((a, b) => Object.keys(b).length - Object.keys(a).length);
  if (!best) return undefined;
  let title = best.title;
  for (const next of rest) title = betterTitle(next.title, title);
  return { ...Object.assign({}, ...rest.reverse(), best), title };
}
