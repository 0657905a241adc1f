import { soon } from '../../../utils/basics/soon';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { Entry } from '../../../utils/sites/site';
import type { BarPresses, BarState } from '../bar/bar-types';
import type { Presses } from '../controls/entry-controls';
import { type Divider, dividerOf } from '../listing/divider';
import { noFilters } from '../listing/filters';
import { placeFresh } from '../listing/look';
import { countPapers } from './bar-state';
import { createEntries } from './entries';
import type { SessionNeeds } from './session-needs';
import type { SessionState } from './session-state';

/** What drawing takes from the user's input: what presses do, and what stands open or has just happened. */
export interface Drawn {
  presses(entry: Entry): Presses;
  readonly barPresses: BarPresses;
  seen(papers: PaperId[]): void;
  /** What has just happened, and what is wrong. */
  readonly acts: Pick<BarState, 'message' | 'trouble'>;
  readonly onDemand: { readonly open: 'filter' | 'keys' | undefined };
}

/** Draws one display of a page, from its state alone: the looks and controls of its entries, and the bar. */
export function createDrawing(needs: SessionNeeds, state: SessionState, input: () => Drawn) {
  const { document, site, view, words, signal, stand } = needs;
  const { states, looks, reader } = state;
  const placement = site.placement(view);
  let divider: Divider | undefined;
  let barDue = false;

  const createControls = soon(needs.wordsLoaded, needs.makeControls);
  const entries = createEntries(needs, state, {
    createControls: (...given) => createControls()(...given),
    presses: (entry) => input().presses(entry),
    divider: ({ id }) =>
      divider?.before === id ? words.say('entryDivider', String(divider.count)) : undefined,
    seen: (papers) => input().seen(papers),
  });
  const bar = soon(needs.wordsLoaded, () => needs.mountBar(input().barPresses));

  function redraw(papers?: ReadonlySet<PaperId | undefined>): void {
    entries.redraw(papers);
    drawBar();
  }

  /** In the next frame, so that the clicked control is drawn and its action written to the journal first. */
  function drawBar(): void {
    if (!barDue) document.defaultView?.requestAnimationFrame(drawBarNow);
    barDue = true;
  }

  function drawBarNow(): void {
    barDue = false;
    if (!state.drawn || signal.aborted || !state.isListing() || state.isOff()) return;
    const { acts, onDemand } = input();
    const { open } = onDemand;
    bar().draw({
      ...countPapers(reader.shown(), states.get, looks, reader.begun),
      shown: state.walked().length,
      hiddenShown: looks.hiddenShown,
      filters: looks.filters,
      order: state.order,
      undoable: reader.undoable !== undefined,
      offerSeen: reader.firstVisit,
      folded: state.folded,
      follows: reader.follows,
      spoken: state.spoken,
      settings: reader.settings?.bar,
      panel: open === 'filter' ? panelState() : undefined,
      help: open === 'keys' ? { keys: state.keys() } : undefined,
      message: acts.message,
      trouble: acts.trouble ?? (reader.reachable ? undefined : words.say('waitingUnavailable')),
    });
  }

  function panelState() {
    const shown = reader.drawable();
    return { entries: shown, details: shown.map(reader.details) };
  }

  /** Shows the entries in the order that the user chose; in their own order if there is none. */
  function putInOrder(): void {
    state.sort?.place(state.inOrder(), true);
  }

  return {
    entries,
    bar,
    redraw,
    drawBar,
    drawBarNow,
    putInOrder,

    /** Draws on all entries that the library was asked about, and the bar. */
    draw(): void {
      const drawable = reader.drawable();
      if (!state.drawn && drawable.length > 0) {
        state.drawn = true;
        const hideRead = reader.settings?.readLook === 'hide';
        if (state.isListing()) looks.filters = { ...noFilters, hideRead };
      }
      // On a paper's own page there is one group of controls, and it may be seen all the time.
      if (!state.isListing()) stand.page('paper', true);
      const height = document.defaultView?.innerHeight ?? 0;
      placeFresh(looks, drawable, state.known(), height);
      divider = placement === 'line' ? dividerOf(state.walked(), state.isNew) : undefined;
      entries.place(drawable);
      putInOrder();
      drawBar();
    },

    /** Leaves the page as it was. */
    leave(): void {
      state.sort?.place(reader.entries, false);
      stand.page('paper', false);
      entries.remove();
      bar().remove();
    },
  };
}
export type Drawing = ReturnType<typeof createDrawing>;
