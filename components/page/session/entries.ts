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
 * After any change the browser works out style and layout for a whole list: 10 to 40 ms for 2,000 entries of arXiv. So
 * a longer list gets more controls at once: one screen of them more per this many entries.
 */
const entriesPerScreen = 200;

/**
 * Dimmed and placed elements get a layer. When Chromium makes one, it looks for the next layer through everything
 * behind the element: dimming 2,000 entries of arXiv took 5 s. So we dim only entries that are near, from the last to
 * the first, and have the browser work out their styles after each batch of this size. Then the next layer is never
 * far.
 */
const batch = 32;

/**
 * Draws on a page's entries. Entries that leave the flow carry that look wherever they are. Entries near what is shown
 * are also dimmed if they are read, and get their controls. Those are put back when the page re-mounts, recycles or
 * removes nodes, and removed when their entry goes. Each `place` looks the elements up anew.
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
    // This runs while the page scrolls; usually nothing has the focus then.
    const focused = activeElement === body ? -1 : indexOf(activeElement);
    const mayBeNear = within < reach() && !state.sort ? glance(all, window) : () => true;
    // Measures everything before anything is written: one style pass for the page, not one per entry.
    const standings = all.flatMap((entry, index) => {
      // Tab leads from an element of the page to the controls of its entry, or of the one beside it, so these must
      // exist.
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
    // Controls that stand over the page are added in the page's order, because Tab follows it.
    if (measured[0]?.[1]) measured.reverse();
    measured.forEach(([entry, found], index) => {
      placed.add(entry, found, lost?.has(entry.id));
      dress(entry);
      if (index % batch) return;
      // Measuring makes the browser work out the styles.
      stand.measure(entry);
    });
  }

  /** Does the rest when the browser is idle: more screens of a long list, and what was left out. */
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
