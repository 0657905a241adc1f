import type { PaperId } from '../../utils/paper/paper-id';
import type { PaperState } from '../../utils/paper/paper-state-schema';
import type { Entry, Placement } from '../../utils/sites/site';
import type { Controls, CreateControls, Presses } from './controls/controls';
import { type Look, type Looks, lookOf } from './look';
import { createPatience } from './patience';
import type { SeenWatch } from './seen';

/** The current drawing of one entry. */
interface Drawing {
  readonly entry: Entry;
  readonly controls: Controls;
}

interface Needs {
  readonly createControls: CreateControls;
  readonly seenWatch: SeenWatch;
  readonly looks: Looks;
  readonly placement: Placement;
  presses(entry: Entry): Presses;
  state(id: PaperId): PaperState | undefined;
  /** Whether the entry of a paper carries the New sign. */
  isNew(id: PaperId): boolean;
  /** What changed since the paper was last seen, in words. */
  since(entry: Entry): string | undefined;
  /** Text of the line above an entry. */
  divider(entry: Entry): string | undefined;
  isCurrent(id: PaperId): boolean;
  /** Whether entries are dimmed and hidden on this page. */
  toLook(): boolean;
  /** Whether to watch for the paper being on screen. */
  toBeSeen(id: PaperId): boolean;
}

/**
 * Keeps the controls on a page's entries: one group per entry, put back when the page re-mounts, recycles or removes
 * nodes, and removed with its entry. Each `place` looks the elements up anew.
 */
export function createEntries(document: Document, needs: Needs) {
  const drawings = new Map<Element, Drawing>();
  const ours = new WeakSet<Element>();
  const patience = createPatience();

  /**
   * Puts controls on all entries; or, on a page that has none yet, only on entries in sight or near it, and on those
   * that leave the page. Returns whether any entries are left without.
   */
  function place(entries: readonly Entry[], which: 'all' | 'near'): boolean {
    const current = new Set(entries.map(({ element }) => element));
    const lost = new Set<PaperId>();
    for (const [element, { entry, controls }] of drawings) {
      if (current.has(element) && element.isConnected) continue;
      clear(entry, controls);
      if (!element.isConnected) lost.add(entry.id);
    }
    removeOrphans();

    // Measures everything before it writes anything: one style pass for the page, not one per entry.
    const lacking = entries.filter(({ element, id }) => drawings.get(element)?.entry.id !== id);
    const isDue = ({ element, id }: Entry) => isNear(element) || lookNow(id) === 'away';
    const fresh = which === 'all' ? lacking : lacking.filter(isDue);
    const places = fresh.map((entry) => isPlain(anchorOf(entry)));
    fresh.forEach((entry, index) => {
      const old = drawings.get(entry.element);
      if (old) clear(old.entry, old.controls);
      if (lost.has(entry.id)) patience.removed(entry.id);
      if (patience.isOver(entry.id)) return;
      add(entry, places[index] ?? false);
    });

    for (const { entry, controls } of drawings.values()) {
      if (controls.host.parentNode === anchorOf(entry)) continue;
      patience.removed(entry.id);
      if (patience.isOver(entry.id)) clear(entry, controls);
      else anchorOf(entry).append(controls.host);
    }
    return fresh.length < lacking.length;
  }

  /** Whether an element is on screen, or less than one screen away from it. */
  function isNear(element: Element): boolean {
    const screen = document.defaultView?.innerHeight ?? 0;
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > -screen && top < 2 * screen;
  }

  /** Whether an element isn't a containing block yet, which the controls need. */
  const isPlain = (element: Element): boolean =>
    document.defaultView?.getComputedStyle(element).position === 'static';

  /** On a paper's own page nothing is dimmed or hidden. */
  const lookNow = (id: PaperId): Look =>
    needs.toLook() ? lookOf(id, needs.state(id), needs.looks) : 'plain';

  function add(entry: Entry, anchor: boolean): void {
    const controls = needs.createControls(needs.presses(entry), needs.placement);
    ours.add(controls.host);
    drawings.set(entry.element, { entry, controls });
    anchorOf(entry).setAttribute('data-offprint-entry', anchor ? 'anchored' : '');
    if (anchorOf(entry) !== entry.element) entry.element.setAttribute('data-offprint-part', '');
    draw({ entry, controls });
    anchorOf(entry).append(controls.host);
    if (needs.toBeSeen(entry.id)) needs.seenWatch.watch(entry.element);
  }

  function draw({ entry, controls }: Drawing): void {
    const state = needs.state(entry.id);
    const look = lookNow(entry.id);
    const isCurrent = needs.isCurrent(entry.id);
    controls.draw({
      title: entry.title,
      pressed: {
        read: state?.marks.read?.value === true,
        queued: state?.marks.queued?.value === true,
        starred: state?.marks.starred?.value === true,
        hidden: state?.marks.hidden?.value === true,
      },
      isNew: needs.isNew(entry.id),
      boxed: look === 'boxed',
      since: needs.since(entry),
      divider: needs.divider(entry),
      isCurrent,
    });
    for (const part of partsOf(entry)) {
      setLook(part, look);
      if (!isCurrent) part.removeAttribute('data-offprint-current');
      // One frame around most of the entry.
      else part.setAttribute('data-offprint-current', part === entry.element ? 'framed' : '');
    }
  }

  function clear(entry: Entry, controls: Controls): void {
    controls.host.remove();
    anchorOf(entry).removeAttribute('data-offprint-entry');
    entry.element.removeAttribute('data-offprint-part');
    for (const part of partsOf(entry)) {
      part.removeAttribute('data-offprint-look');
      part.removeAttribute('data-offprint-current');
    }
    needs.seenWatch.forget(entry.element);
    drawings.delete(entry.element);
  }

  /** Removes copies that the page made of our elements (by cloning an entry), and what an older script left. */
  function removeOrphans(): void {
    for (const host of document.querySelectorAll(
      '[data-offprint]:not([data-offprint=bar], form)',
    )) {
      if (!ours.has(host)) host.remove();
    }
  }

  return {
    place,

    /** Redraws the given papers; without a list, all of them. */
    redraw(ids?: ReadonlySet<PaperId>): void {
      for (const drawing of drawings.values()) {
        if (!ids || ids.has(drawing.entry.id)) draw(drawing);
      }
    },

    /** The entry that holds an element of the page. */
    holding(element: Element): Entry | undefined {
      for (const { entry } of drawings.values()) {
        if (partsOf(entry).some((part) => part.contains(element))) return entry;
      }
      return undefined;
    },

    /** Shows at the papers' entries why a click was not stored. */
    trouble(papers: ReadonlySet<PaperId>, words: string | undefined): void {
      for (const { entry, controls } of drawings.values()) {
        if (papers.has(entry.id)) controls.trouble(words);
      }
    },

    /** The controls of a paper's first entry. */
    controlsOf(id: PaperId): Controls | undefined {
      for (const { entry, controls } of drawings.values()) if (entry.id === id) return controls;
      return undefined;
    },

    idsOf(elements: readonly Element[]): PaperId[] {
      return elements.flatMap((element) => drawings.get(element)?.entry.id ?? []);
    },

    /** Starts watching anew for entries on screen. */
    watchAgain(): void {
      for (const { entry } of drawings.values()) {
        needs.seenWatch.forget(entry.element);
        if (needs.toBeSeen(entry.id)) needs.seenWatch.watch(entry.element);
      }
    },

    /** Restores the page as it was. */
    remove(): void {
      for (const { entry, controls } of drawings.values()) clear(entry, controls);
    },
  };
}
export type Entries = ReturnType<typeof createEntries>;

const anchorOf = ({ anchor, element }: Entry): Element => anchor ?? element;

const partsOf = ({ element, also = [] }: Entry): readonly Element[] => [element, ...also];

function setLook(element: Element, look: Look): void {
  if (element.getAttribute('data-offprint-look') === look) return;
  if (look === 'plain') element.removeAttribute('data-offprint-look');
  else element.setAttribute('data-offprint-look', look);
}
