import type { PaperDetails } from '../../utils/paper/details-schema';
import type { MarkName } from '../../utils/paper/marks';
import type { PaperId } from '../../utils/paper/paper-id';
import type { PaperState } from '../../utils/paper/paper-state-schema';
import type { Verdict } from '../../utils/rules/rules';
import type { Entry } from '../../utils/sites/site';
import { type Filters, leavesOut, noFilters } from './filters';

/** How an entry stands in the page: as it was, dimmed, in its box with a line, or out of the flow. */
export type Look = 'plain' | 'dimmed' | 'boxed' | 'away';

/**
 * What decides how entries stand, for one display of a listing. Filters act on what is shown when they are
 * switched on and on what arrives later, never on an entry the user acts on meanwhile: nothing moves on a click.
 */
export interface Looks {
  filters: Filters;
  hiddenShown: boolean;
  /** Papers of which it was decided how they first stand. */
  readonly placed: Set<PaperId>;
  /** Papers that the filters leave out. */
  readonly filtered: Set<PaperId>;
  /** Papers hidden before this visit, or muted, whose entries were not on screen when first drawn. */
  readonly gone: Set<PaperId>;
  /** What the user's rules make of papers; nothing where there are none, or not yet. */
  judge: ((details: PaperDetails) => Verdict) | undefined;
  /** What they made of those placed that they raise or mute. */
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

const isOn = (state: PaperState | undefined, mark: MarkName) => state?.marks[mark]?.value === true;

/** A filter was switched: decides anew for every paper shown. */
export function applyFilters(
  looks: Looks,
  entries: readonly Entry[],
  { state, begun, details }: Known,
): void {
  looks.filtered.clear();
  for (const entry of entries) {
    const isOut = leavesOut(looks.filters, state(entry.id), begun, () => details(entry));
    if (isOut) looks.filtered.add(entry.id);
  }
}

/**
 * Decides how papers stand that appear for the first time. A paper hidden before this visit or muted leaves the flow
 * where its entry is below the viewport (`height` px high): one on screen or above would move what is on screen.
 */
export function placeFresh(
  looks: Looks,
  entries: readonly Entry[],
  { state, begun, details }: Known,
  height: number,
): void {
  for (const entry of entries) {
    const { id, element } = entry;
    if (looks.placed.has(id)) continue;
    looks.placed.add(id);
    const known = state(id);
    if (leavesOut(looks.filters, known, begun, () => details(entry))) looks.filtered.add(id);
    else looks.filtered.delete(id);
    const verdict = looks.judge?.(details(entry));
    if (verdict?.because) looks.verdicts.set(id, verdict);
    const hidden = known?.marks.hidden;
    const isToGo = (hidden?.value && hidden.time < begun) || verdict?.rank === 0;
    if (isToGo && element.getBoundingClientRect().top >= height) looks.gone.add(id);
  }
}

/** Whether the user's rules mute a paper. What they queued or starred all the same is not. */
export const isMuted = (id: PaperId, state: PaperState | undefined, { verdicts }: Looks): boolean =>
  verdicts.get(id)?.rank === 0 && !isOn(state, 'queued') && !isOn(state, 'starred');

/** How the entry of a paper stands. */
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
