import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { Entry } from '../../../utils/sites/site';
import type { Controls } from '../controls/entry-controls';
import { partsOf } from '../stand/stand';
import { glance } from '../watch/glance';
import { screensAway } from '../watch/screens-away';
import { near, survey } from '../watch/survey';
import { watchMoves } from '../watch/watch-moves';
import { createPlacedControls, type Draws } from './placed-controls';
import type { SessionNeeds } from './session-needs';
import type { SessionState } from './session-state';

/**
 * Any change of a list costs the browser style and layout of all its entries: 10 to 40 ms for 2,000 of arXiv. So the
 * longer a list is, the more of it gets controls at once: one screen more for each so many entries.
 */
const entriesPerScreen = 200;

/**
 * In Chromium each element that gets a layer, as what is dimmed or placed does, looks for the next layer through all
 * that stands behind it: dimming 2,000 entries of arXiv took 5 s. So only those that are near are dimmed; they are
 * changed from the last to the first, and after each so many the browser works out their styles, so that a layer is
 * never far.
 */
const batch = 32;

/**
 * Draws on a page's entries. Every entry that leaves the flow has the look for that; those near what is shown are
 * dimmed where they are read, and have their controls, which are put back when the page re-mounts, recycles or removes
 * nodes, and go with the entry. Each `place` looks the elements up anew.
 */
export function createEntries(needs: SessionNeeds, state: SessionState, draws: Draws) {
  const { document, site, view, signal, stand } = needs;
  const placed = createPlacedControls(needs, state, site.placement(view), draws);
  let all: readonly Entry[] = [];
  const moves = watchMoves(document, signal, () => surveyNow());
  let isRestDue = false;

  /** Whether an entry has its controls, or gets none any more. */
  const hasControls = ({ element, id }: Entry) =>
    placed.of(element) !== undefined || placed.isOver(id);

  function dress(entry: Entry): void {
    const look = state.lookNow(entry.id);
    stand.dress(entry, look !== 'dimmed' || hasControls(entry) ? look : 'plain');
  }

  /** Of the entry that holds an element of the page; -1 if none does. */
  const indexOf = (element: Element | null) =>
    all.findIndex((entry) => partsOf(entry).some((part) => part.contains(element)));

  const reach = () => near + Math.floor(all.length / entriesPerScreen);

  /**
   * Gives controls to entries up to `within` screens away, and takes those of farther ones. Of a list that reaches
   * farther than that it measures only entries that may be near.
   */
  function surveyNow(isAhead = false, within = reach(), lost?: ReadonlySet<PaperId>): void {
    const window = document.defaultView;
    if (!window) return;
    const { activeElement, body } = document;
    // This runs as the page scrolls, and mostly nothing has the focus.
    const focused = activeElement === body ? -1 : indexOf(activeElement);
    const mayBeNear = within < reach() && !state.sort ? glance(all, window) : () => true;
    // Measures everything before anything is written: one style pass for the page, not one per entry.
    const standings = all.flatMap((entry, index) => {
      // From an element of the page the focus steps to controls of its entry, or of one beside it.
      const isBeside = focused >= 0 && Math.abs(index - focused) < 2;
      const isWanted = isBeside || entry.id === state.current || placed.of(entry.element)?.hung;
      if (!isWanted && !mayBeNear(index)) return [];
      const away = isWanted ? Number.NEGATIVE_INFINITY : screensAway(entry.element, window);
      return { entry, away, hasControls: hasControls(entry) };
    });
    const { come, go, room } = survey(standings, within, reach() + 1, isAhead);
    const mark = standings.find(({ away }) => Number.isFinite(away));
    moves.lookedAt(mark?.entry.element, room * Math.min(window.innerHeight, window.innerWidth));
    const measured = come.map(({ entry }) => [entry, stand.measure(entry)] as const);
    for (const { entry } of go) placed.remove(entry.element);
    // Controls over the page, which place nothing of the page's, keep its order: they are met in it.
    if (measured[0]?.[1]) measured.reverse();
    measured.forEach(([entry, found], index) => {
      placed.add(entry, found, lost?.has(entry.id));
      dress(entry);
      if (index % batch) return;
      // To measure it is to have the styles worked out.
      stand.measure(entry);
    });
  }

  /** Goes on to the reach of a long list, and to all that was left out, when the browser has nothing else to do. */
  function goOn(): void {
    if (isRestDue) return;
    isRestDue = true;
    document.defaultView?.requestIdleCallback(
      () => {
        isRestDue = false;
        if (signal.aborted) return;
        surveyNow(true);
        placed.removeCopies();
      },
      { timeout: 1_000 },
    );
  }

  /** Takes what is ours off elements that are no entries any more. Returns the papers whose elements the page removed. */
  function dropOthers(entries: readonly Entry[]): ReadonlySet<PaperId> {
    const ids = new Map(entries.map(({ element, id }) => [element, id]));
    const lost = new Set<PaperId>();
    for (const entry of all) {
      const { element, id } = entry;
      if (ids.get(element) === id) continue;
      if (placed.of(element) && !element.isConnected) lost.add(id);
      placed.remove(element);
      stand.dress(entry, 'plain');
    }
    return lost;
  }

  return {
    /** Draws on the page's entries, as they are now. */
    place(entries: readonly Entry[]): void {
      const lost = dropOthers(entries);
      all = entries;
      all.forEach(dress);
      moves.within(all.map(({ element }) => element));
      surveyNow(false, near, lost);
      placed.putBack();
      if (reach() > near) goOn();
      else placed.removeCopies();
    },

    /** Gives controls to entries that have come near, or that keys have come to. */
    survey: () => surveyNow(),

    /** Redraws the given papers; without a list, all of them. */
    redraw(ids?: ReadonlySet<PaperId | undefined>): void {
      for (const entry of all) {
        if (ids && !ids.has(entry.id)) continue;
        dress(entry);
        placed.redraw(entry.element);
      }
    },

    /** The entry that holds an element of the page. */
    holding: (element: Element): Entry | undefined => all[indexOf(element)],

    trouble: placed.trouble,

    /** The controls of a paper's first entry that has them. */
    controlsOf: (id: PaperId): Controls | undefined =>
      all.flatMap((entry) => (entry.id === id && placed.of(entry.element)) || [])[0],

    /** Restores the page as it was. */
    remove(): void {
      dropOthers([]);
      all = [];
    },
  };
}
export type Entries = ReturnType<typeof createEntries>;
