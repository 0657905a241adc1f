import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { isOn } from '../../../utils/paper/state/marks';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';
import type { Verdict } from '../../../utils/rules/rules';
import type { Entry } from '../../../utils/sites/site';
import { type Filters, leavesOut, noFilters } from './filters';

/** How an entry looks: unchanged, dimmed, boxed with a line, or out of the flow. */
export type Look = 'plain' | 'dimmed' | 'boxed' | 'away';

/**
 * What decides how entries look, for one display of a listing. Filters apply when they are switched on, and to entries
 * that arrive later. They never apply to an entry because the user just acted on it, so nothing moves on a click.
 */
export interface Looks {
  filters: Filters;
  hiddenShown: boolean;
  /** Papers whose first look has been decided. */
  readonly placed: Set<PaperId>;
  /** Papers that the filters leave out. */
  readonly filtered: Set<PaperId>;
  /** Papers hidden before this visit, or muted, whose entries were off screen when first drawn. */
  readonly gone: Set<PaperId>;
  /** Applies the user's rules to a paper; nothing if there are none, or they aren't loaded yet. */
  judge: ((details: PaperDetails) => Verdict) | undefined;
  /** The verdicts on placed papers that the rules raise or mute. */
  readonly verdicts: Map<PaperId, Verdict>;
}

/** What is known of the papers of a listing. */
export interface Known {
  state(id: PaperId): PaperState | undefined;
  /** When the visit began. */
  readonly begun: number;
  details(entry: Entry): PaperDetails;
}

export const createLooks = (): Looks => ({
  filters: noFilters,
  hiddenShown: false,
  placed: new Set(),
  filtered: new Set(),
  gone: new Set(),
  judge: undefined,
  verdicts: new Map(),
});

/** Call it when a filter was switched: decides again for every paper shown. */
export function applyFilters(looks: Looks, entries: readonly Entry[], known: Known): void {
  looks.filtered.clear();
  for (const entry of entries) filterOne(looks, entry, known);
}

function filterOne(looks: Looks, entry: Entry, { state, begun, details }: Known): void {
  const isOut = leavesOut(looks.filters, state(entry.id), begun, () => details(entry));
  if (isOut) looks.filtered.add(entry.id);
}

/**
 * Decides the look of papers that appear for the first time. A paper hidden before this visit or muted leaves the flow
 * if its entry is below the viewport (`height` px high); removing one on screen or above would move what is on screen.
 */
export function placeFresh(
  looks: Looks,
  entries: readonly Entry[],
  known: Known,
  height: number,
): void {
  for (const entry of entries) {
    const { id, element } = entry;
    if (looks.placed.has(id)) continue;
    looks.placed.add(id);
    looks.filtered.delete(id);
    filterOne(looks, entry, known);
    const verdict = looks.judge?.(known.details(entry));
    if (verdict?.because) looks.verdicts.set(id, verdict);
    const hidden = known.state(id)?.marks.hidden;
    const isToGo = (hidden?.value && hidden.time < known.begun) || verdict?.rank === 0;
    if (isToGo && element.getBoundingClientRect().top >= height) looks.gone.add(id);
  }
}

/** Whether the user's rules mute a paper. A paper that the user queued or starred is never muted. */
export const isMuted = (id: PaperId, state: PaperState | undefined, { verdicts }: Looks): boolean =>
  verdicts.get(id)?.rank === 0 && !isOn(state, 'queued') && !isOn(state, 'starred');

/** The look of a paper's entry. */
export function lookOf(id: PaperId, state: PaperState | undefined, looks: Looks): Look {
  if (looks.filtered.has(id)) return 'away';
  if (isOn(state, 'hidden')) {
    if (looks.hiddenShown) return 'dimmed';
    return looks.gone.has(id) ? 'away' : 'boxed';
  }
  const muted = isMuted(id, state, looks);
  if (muted && !looks.hiddenShown && looks.gone.has(id)) return 'away';
  return muted || isOn(state, 'read') ? 'dimmed' : 'plain';
}

/** The entries that stand in the flow of the page, each paper once. */
export function inFlow(
  entries: readonly Entry[],
  state: (id: PaperId) => PaperState | undefined,
  looks: Looks,
): Entry[] {
  const met = new Set<PaperId>();
  return entries.filter(({ id }) => {
    if (met.has(id) || lookOf(id, state(id), looks) === 'away') return false;
    met.add(id);
    return true;
  });
}
