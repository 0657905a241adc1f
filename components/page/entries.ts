import { isOn } from '../../utils/paper/marks';
import type { PaperId } from '../../utils/paper/paper-id';
import type { Entry } from '../../utils/sites/site';
import type { Controls, CreateControls, Presses } from './controls/controls';
import { createPatience } from './patience';
import { screensAway } from './screens-away';
import { watchSeen } from './seen';
import type { SessionNeeds } from './session-needs';
import type { SessionState } from './session-state';
import { partsOf } from './stand';
import { watchMoves } from './watch-moves';

/** The controls on one entry. */
interface Drawing {
  readonly entry: Entry;
  readonly controls: Controls;
}

interface Draws {
  createControls: CreateControls;
  presses(entry: Entry): Presses;
  /** Text of the line above an entry. */
  divider(entry: Entry): string | undefined;
  /** Papers were on screen long enough. */
  seen(papers: PaperId[]): void;
}

/** Entries carry controls if they are nearer than this, in screens. */
const near = 1;

/**
 * Any change of a list costs the browser style and layout of all its entries: 10 to 40 ms for 2,000 of arXiv. So the
 * longer a list is, the more of it gets controls at once: one screen more for each so many entries.
 */
const entriesPerScreen = 200;

/**
 * Draws on a page's entries. Every entry has the look that dims or hides it. Those near what is shown have their
 * controls, one group each, put back when the page re-mounts, recycles or removes nodes, and removed with the entry.
 * Each `place` looks the elements up anew.
 */
export function createEntries(
  { document, site, view, signal, stand }: SessionNeeds,
  state: SessionState,
  draws: Draws,
) {
  const { states } = state;
  const placement = site.placement(view);
  let all: readonly Entry[] = [];
  /** By the entry's element. */
  const drawings = new Map<Element, Drawing>();
  const ours = new WeakSet<Element>();
  const troubles = new Map<PaperId, string>();
  const patience = createPatience();
  const moves = watchMoves(document, signal, () => survey());
  let isAheadDue = false;
  const seenWatch = watchSeen(document, signal, (elements) => {
    const papers = new Set(elements.flatMap((element) => drawings.get(element)?.entry.id ?? []));
    draws.seen([...papers].filter(state.toBeSeen));
  });

  const reach = () => near + Math.floor(all.length / entriesPerScreen);

  /**
   * Gives controls to entries up to `within` screens away, and takes those of farther ones; both only if an entry that is
   * near lacks them, or, with `isAhead`, if any does.
   */
  function survey(lost?: ReadonlySet<PaperId>, within = reach(), isAhead = false): void {
    const window = document.defaultView;
    if (!window) return;
    const far = reach() + 1;
    let isLacking = isAhead;
    const { activeElement, body } = document;
    // This runs as the page scrolls, and mostly nothing has the focus.
    const isFocused = activeElement !== null && activeElement !== body;
    const focused = isFocused ? all.findIndex((entry) => holds(entry, activeElement)) : -1;
    const come: Entry[] = [];
    const go: Entry[] = [];
    // Measures everything before anything is written: one style pass for the page, not one per entry.
    all.forEach((entry, index) => {
      const drawing = drawings.get(entry.element);
      const away = screensAway(entry.element, window);
      // From an element of the page the focus steps to controls of its entry, or of one beside it.
      const isBeside = focused >= 0 && Math.abs(index - focused) < 2;
      const isDue = isBeside || entry.id === state.current;
      if (!drawing && (isDue || away < near)) isLacking = true;
      if (!drawing && (isDue || away < within)) come.push(entry);
      if (drawing && !isDue && away > far && !drawing.controls.hung) go.push(entry);
    });
    moves.lookedAt((come[0] ?? all[0])?.element);
    if (!isLacking) return;
    const measured = come.map(stand.measure);
    for (const { element } of go) putAway(element);
    come.forEach((entry, index) => {
      if (lost?.has(entry.id)) patience.removed(entry.id);
      if (!patience.isOver(entry.id)) add(entry, measured[index] === true);
    });
  }

  /** Goes on to the reach of a long list when the browser has nothing else to do. */
  function surveyAhead(): void {
    if (isAheadDue || reach() === near) return;
    isAheadDue = true;
    document.defaultView?.requestIdleCallback(() => {
      isAheadDue = false;
      survey(undefined, reach(), true);
    });
  }

  function add(entry: Entry, measured: boolean): void {
    const { element, id } = entry;
    const controls = draws.createControls(draws.presses(entry), placement);
    const { host } = controls;
    ours.add(host);
    drawings.set(element, { entry, controls });
    draw({ entry, controls });
    controls.trouble(troubles.get(id));
    stand.put(entry, host, measured);
    if (state.toBeSeen(id)) seenWatch.watch(element);
  }

  function draw({ entry, controls }: Drawing): void {
    const { id, title } = entry;
    const known = states.get(id);
    const isCurrent = id === state.current;
    controls.draw({
      title,
      pressed: {
        read: isOn(known, 'read'),
        queued: isOn(known, 'queued'),
        starred: isOn(known, 'starred'),
        hidden: isOn(known, 'hidden'),
      },
      isNew: state.isNew(id),
      boxed: state.lookNow(id) === 'boxed',
      since: state.signOf(entry),
      divider: draws.divider(entry),
      isCurrent,
    });
    stand.current(entry, isCurrent);
  }

  /** Takes the controls of an entry off the page; its look stays. */
  function putAway(element: Element): void {
    const drawing = drawings.get(element);
    if (!drawing) return;
    const { entry, controls } = drawing;
    // The page is read again where it removed something of ours (`mayMatter` in `follow-page.ts`); this was not the page.
    delete controls.host.dataset['offprint'];
    stand.takeAway(entry, controls.host);
    seenWatch.forget(element);
    drawings.delete(element);
  }

  /** Takes all that is ours from entries that are none any more. Returns the papers whose elements the page removed. */
  function dropOthers(entries: readonly Entry[]): ReadonlySet<PaperId> {
    const ids = new Map(entries.map(({ element, id }) => [element, id]));
    const lost = new Set<PaperId>();
    for (const entry of all) {
      const { element, id } = entry;
      if (ids.get(element) === id && element.isConnected) continue;
      if (drawings.has(element) && !element.isConnected) lost.add(id);
      putAway(element);
      stand.dress(entry, 'plain');
    }
    return lost;
  }

  /** Removes copies that the page made of our elements (by cloning an entry), and what an older script left. */
  function removeOrphans(): void {
    for (const host of document.querySelectorAll(
      '[data-offprint]:not([data-offprint=bar], form)',
    )) {
      if (!ours.has(host)) host.remove();
    }
  }

  /** Puts controls back where the page removed them from an entry that it kept. */
  function putBack(): void {
    for (const { entry, controls } of drawings.values()) {
      if (stand.has(entry, controls.host)) continue;
      patience.removed(entry.id);
      if (patience.isOver(entry.id)) putAway(entry.element);
      else stand.putBack(entry, controls.host);
    }
  }

  return {
    /** Draws on the page's entries, as they are now. */
    place(entries: readonly Entry[]): void {
      const lost = dropOthers(entries);
      removeOrphans();
      all = entries;
      for (const entry of all) stand.dress(entry, state.lookNow(entry.id));
      moves.within(all.map(({ element }) => element));
      survey(lost, near);
      putBack();
      surveyAhead();
    },

    /** Gives controls to entries that have come near, or that keys have come to. */
    survey: () => survey(),

    /** Redraws the given papers; without a list, all of them. */
    redraw(ids?: ReadonlySet<PaperId>): void {
      for (const entry of all) {
        if (ids && !ids.has(entry.id)) continue;
        stand.dress(entry, state.lookNow(entry.id));
        const drawing = drawings.get(entry.element);
        if (drawing) draw(drawing);
      }
    },

    /** The entry that holds an element of the page. */
    holding: (element: Element): Entry | undefined => all.find((entry) => holds(entry, element)),

    /** Shows at the papers' entries why a click was not stored. */
    trouble(papers: readonly PaperId[], words?: string): void {
      for (const id of papers) {
        if (words === undefined) troubles.delete(id);
        else troubles.set(id, words);
      }
      for (const { entry, controls } of drawings.values()) controls.trouble(troubles.get(entry.id));
    },

    /** The controls of a paper's first entry that has them. */
    controlsOf(id: PaperId): Controls | undefined {
      const first = all.find((entry) => entry.id === id && drawings.has(entry.element));
      return first && drawings.get(first.element)?.controls;
    },

    /** Starts watching anew for entries on screen. */
    watchAgain(): void {
      for (const [element, { entry }] of drawings) {
        seenWatch.forget(element);
        if (state.toBeSeen(entry.id)) seenWatch.watch(element);
      }
    },

    /** Restores the page as it was. */
    remove(): void {
      dropOthers([]);
      all = [];
    },
  };
}
export type Entries = ReturnType<typeof createEntries>;

const holds = (entry: Entry, element: Element): boolean =>
  partsOf(entry).some((part) => part.contains(element));
