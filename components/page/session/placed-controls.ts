import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { isOn } from '../../../utils/paper/state/marks';
import type { Entry, Placement } from '../../../utils/sites/site';
import type { Controls, CreateControls, Presses } from '../controls/entry-controls';
import { createPatience } from '../watch/patience';
import { watchSeen } from '../watch/seen';
import type { SessionNeeds } from './session-needs';
import type { SessionState } from './session-state';

/** The controls on one entry. */
interface Placed {
  readonly entry: Entry;
  readonly controls: Controls;
}

export interface Draws {
  createControls: CreateControls;
  presses(entry: Entry): Presses;
  /** Text of the line above an entry. */
  divider(entry: Entry): string | undefined;
  /** Papers were on screen long enough. */
  seen(papers: PaperId[]): void;
}

/**
 * The controls on entries of a page, one group each. They are put back where the page removes them, until it does so
 * too often. An entry that has them is watched for being seen.
 */
export function createPlacedControls(
  { document, signal, stand }: SessionNeeds,
  state: SessionState,
  placement: Placement,
  draws: Draws,
) {
  /** By the entry's element. */
  const all = new Map<Element, Placed>();
  const ours = new WeakSet<Element>();
  const troubles = new Map<PaperId, string | undefined>();
  const patience = createPatience();
  const seenWatch = watchSeen(document, signal, (elements) => {
    const papers = new Set(elements.flatMap((element) => all.get(element)?.entry.id ?? []));
    draws.seen([...papers].filter(state.toBeSeen));
  });

  function draw({ entry, controls }: Placed): void {
    const { id, title } = entry;
    const known = state.states.get(id);
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
    // An undo can make a seen entry unseen again.
    if (state.toBeSeen(id)) seenWatch.watch(entry.element);
  }

  function remove(element: Element): void {
    const placed = all.get(element);
    if (!placed) return;
    const { entry, controls } = placed;
    // When the page removes something of ours, it is read again (`mayMatter` in `page-changes.ts`). Here we removed it.
    delete controls.host.dataset['offprint'];
    stand.takeAway(entry, controls.host);
    seenWatch.forget(element);
    all.delete(element);
  }

  return {
    /** The controls of an entry, by its element. */
    of: (element: Element): Controls | undefined => all.get(element)?.controls,

    /** Whether a paper's entry gets no controls any more: the page removed them too often. */
    isOver: patience.isOver,

    /** Gives controls to an entry. `measured`: what `stand.measure` said of it; `isLost`: the page removed them before. */
    add(entry: Entry, measured: boolean, isLost?: boolean): void {
      const { element, id } = entry;
      if (isLost) patience.removed(id);
      if (patience.isOver(id)) return;
      const controls = draws.createControls(draws.presses(entry), placement);
      ours.add(controls.host);
      all.set(element, { entry, controls });
      draw({ entry, controls });
      controls.trouble(troubles.get(id));
      stand.put(entry, controls.host, measured);
    },

    /** Takes the controls of an entry off the page. */
    remove,

    redraw(element: Element): void {
      const placed = all.get(element);
      if (placed) draw(placed);
    },

    /** Puts controls back where the page removed them from an entry that it kept. */
    putBack(): void {
      for (const { entry, controls } of all.values()) {
        if (stand.has(entry, controls.host)) continue;
        patience.removed(entry.id);
        if (patience.isOver(entry.id)) remove(entry.element);
        else stand.putBack(entry, controls.host);
      }
    },

    /** Removes copies that the page made of our elements (by cloning an entry), and what an older script left. */
    removeCopies(): void {
      for (const host of document.querySelectorAll('div[data-offprint]:not([data-offprint=bar])')) {
        if (!ours.has(host)) host.remove();
      }
    },

    /** Shows at the papers' entries why a click was not stored. */
    trouble(papers: readonly PaperId[], words?: string): void {
      for (const id of papers) troubles.set(id, words);
      for (const { entry, controls } of all.values()) controls.trouble(troubles.get(entry.id));
    },
  };
}
