import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { isOn, type MarkName } from '../../../utils/paper/state/marks';
import { isUnseen } from '../../../utils/paper/state/newness';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';
import type { BarState } from '../bar/bar-types';
import { isMuted, type Looks, lookOf } from '../listing/look';

/** The part of the bar's state that is computed from the papers, each counted once. */
export type BarCounts = Pick<
  BarState,
  'papers' | 'unseen' | 'read' | 'queued' | 'hidden' | 'muted' | 'unread' | 'filtered' | 'canUnsee'
>;

/** Papers that "Mark these N read" acts on: shown now, and not read. */
export function shownUnread(
  ids: readonly PaperId[],
  state: (id: PaperId) => PaperState | undefined,
  looks: Looks,
): PaperId[] {
  return ids.filter((id) => {
    const known = state(id);
    const look = lookOf(id, known, looks);
    return look !== 'away' && look !== 'boxed' && !isOn(known, 'read');
  });
}

/** Papers first seen in this visit: those that "Show as new again" acts on. */
export function seenSince(
  ids: readonly PaperId[],
  state: (id: PaperId) => PaperState | undefined,
  begun: number,
): PaperId[] {
  return ids.filter((id) => (state(id)?.seen ?? -1) >= begun);
}

/** Counts papers, each given once, from the current states each time; keeps no running totals. */
export function countPapers(
  ids: readonly PaperId[],
  state: (id: PaperId) => PaperState | undefined,
  looks: Looks,
  begun: number,
): BarCounts {
  const count = (test: (known: PaperState | undefined, id: PaperId) => boolean) =>
    ids.filter((id) => test(state(id), id)).length;
  const marked = (name: MarkName) => count((known) => isOn(known, name));
  return {
    papers: ids.length,
    unseen: count(isUnseen),
    read: marked('read'),
    queued: marked('queued'),
    hidden: marked('hidden'),
    muted: count((known, id) => isMuted(id, known, looks)),
    filtered: count((_, id) => looks.filtered.has(id)),
    unread: shownUnread(ids, state, looks).length,
    canUnsee: seenSince(ids, state, begun).length > 0,
  };
}
