import type { BarPresses } from '../../components/bar/bar';
import type { MountedBar } from '../../components/bar/mount-bar';
import type { CreateControls, Presses } from '../../components/controls/controls';
import { type Action, bulkLimit, type ListingKey, type TabKey } from '../actions';
import type { PaperState } from '../library/types';
import type { ActionId, MarkName } from '../marks';
import type { DrainAnswer, Shown } from '../messages';
import type { PaperId } from '../paper-id';
import type { Entry, Site } from '../sites/site';
import type { Words } from '../words';
import { createActs, type Extension, type Trouble } from './acts';
import { countPapers, seenSince, shownUnread } from './bar-state';
import { createEntries } from './entries';
import { createLooks, leavesOut } from './look';
import { lookUp } from './look-up';
import * as make from './make-action';
import { actionInWords, failureInWords, troubleInWords, undoInWords } from './messages-in-words';
import { watchSeen } from './seen';
import { createStates } from './states';

/** How long the page's message offers undo, in ms. */
const messageTime = 10_000;

export interface SessionNeeds {
  readonly document: Document;
  readonly url: URL;
  readonly site: Site;
  readonly extension: Extension;
  readonly words: Words;
  readonly createControls: CreateControls;
  readonly mountBar: (press: BarPresses) => MountedBar;
  /** Ends the session: everything of ours leaves the page. */
  readonly signal: AbortSignal;
}

/**
 * One display of one listing: reads the entries, asks for their marks, draws controls and bar, and acts.
 * It reads when it is told to (`read`); `follow-page.ts` knows when.
 */
export function createSession(needs: SessionNeeds) {
  const { document, url, site, extension, words, signal } = needs;
  const states = createStates();
  const looks = createLooks();
  /** Papers whose states were asked for and answered. */
  const known = new Set<PaperId>();
  /** Papers of which it was decided how they first stand. */
  const placed = new Set<PaperId>();
  let entriesNow: readonly Entry[] = [];
  let listing: ListingKey | undefined;
  let tab: TabKey | undefined;
  /** Until the library has answered nothing is new. */
  let begun = Number.POSITIVE_INFINITY;
  let firstVisit = false;
  let undoable: ActionId | undefined;
  let folded = false;
  let asking: Promise<void> | undefined;
  let unreachable = false;
  let message: { text: string; undo: boolean } | undefined;
  let messageTimer: ReturnType<typeof setTimeout> | undefined;
  let trouble: string | undefined;
  let drawnOnce = false;

  const shown = (): PaperId[] => [...new Set(entriesNow.map(({ id }) => id))].slice(0, bulkLimit);
  const place = () => ({ tab, listing: listing ?? site.name });

  const acts = createActs(extension, states, signal, { shown, answered, notStored });
  const seenWatch = watchSeen(document, signal, (elements) => {
    const papers = [...new Set(entries.idsOf(elements))].filter(toBeSeen);
    if (papers.length > 0) act(make.seeAction(place(), 'auto', true, papers));
  });
  const entries = createEntries(document, {
    createControls: needs.createControls,
    seenWatch,
    looks,
    presses,
    state: states.get,
    toBeSeen,
  });
  const bar = needs.mountBar({
    markRead: () => {
      const titles = new Map(entriesNow.map(({ id, title }) => [id, title]));
      const papers = shownUnread(shown(), states.get, looks);
      if (papers.length === 0) return;
      const marked = papers.map((id) => ({ id, title: titles.get(id) ?? id }));
      act(make.markAction(place(), 'read', true, marked));
    },
    onlyNew: (on) => filter('onlyNew', on),
    hideRead: (on) => filter('hideRead', on),
    undo: undoLast,
    treatAsSeen: () =>
      see(
        true,
        shown().filter((id) => (states.get(id)?.seen ?? -1) < 0),
      ),
    showAsNew: () => see(false, seenSince(shown(), states.get, begun)),
    showHidden(on) {
      looks.hiddenShown = on;
      redraw();
    },
    fold(on) {
      folded = on;
      void extension.write({ [foldedKey]: on }).catch(() => undefined);
      drawBar();
    },
  });
  signal.addEventListener('abort', () => {
    clearTimeout(messageTimer);
    entries.remove();
    bar.remove();
  });
  void extension
    .read(foldedKey)
    .then((value) => {
      folded = value === true;
      drawBar();
    })
    .catch(() => undefined);

  /** Taken back in this visit by hand: not noticed again until the next one. */
  function toBeSeen(id: PaperId): boolean {
    const seen = states.get(id)?.seen;
    return seen === undefined || (seen < 0 && -seen < begun);
  }

  function presses(entry: Entry): Presses {
    return {
      toggle(mark, value) {
        markOne(entry, mark, value);
      },
      undoHide: () => markOne(entry, 'hidden', false),
    };
  }

  function markOne(entry: Entry, mark: MarkName, value: boolean): void {
    // Details are read where they are wanted, not for every entry of every page.
    const details = value ? { details: site.details(entry, document) } : {};
    act(make.markAction(place(), mark, value, [{ id: entry.id, title: entry.title, ...details }]));
  }

  /** Draws the action in the handler itself, and stores it. */
  function act(action: Action): void {
    acts.act(action);
    const words_ = actionInWords(words, action);
    if (words_ !== undefined) {
      undoable = action.id;
      say(words_, true);
    }
    redraw();
  }

  function see(value: boolean, papers: PaperId[]): void {
    if (papers.length === 0) return;
    act(make.seeAction(place(), 'hand', value, papers));
    entries.watchAgain();
  }

  function undoLast(): void {
    if (undoable === undefined) return;
    const target = undoable;
    undoable = undefined;
    acts.act(make.undoAction(place(), target));
    say(words.say('didUndo'), false);
    redraw();
  }

  function answered(answer: DrainAnswer): void {
    unreachable = false;
    trouble = answer.failure && failureInWords(words, answer.failure);
    if (!answer.failure) undoable = answer.undoable;
    for (const outcome of answer.outcomes) {
      // Only an undo keeps marks or is refused.
      if (outcome.kept || outcome.status === 'refused') say(undoInWords(words, outcome), false);
    }
    redraw();
  }

  function notStored(action: Action, why: Trouble): void {
    const text = troubleInWords(words, why);
    if (action.kind === 'mark' || action.kind === 'undo') trouble = text;
    if (action.kind === 'mark') {
      for (const { id } of action.papers) entries.trouble(id, text);
      message = undefined;
    }
    redraw();
  }

  function say(text: string, undo: boolean): void {
    clearTimeout(messageTimer);
    message = { text, undo };
    messageTimer = setTimeout(() => {
      message = undefined;
      drawBar();
    }, messageTime);
  }

  function filter(name: 'onlyNew' | 'hideRead', on: boolean): void {
    looks[name] = on;
    looks.filtered.clear();
    for (const id of shown()) {
      if (leavesOut(looks, states.get(id), begun)) looks.filtered.add(id);
    }
    redraw();
  }

  function redraw(ids?: ReadonlySet<PaperId>): void {
    entries.redraw(ids);
    drawBar();
  }

  function drawBar(): void {
    if (!drawnOnce || signal.aborted) return;
    const counts = countPapers(new Set(shown()), states.get, looks, begun);
    bar.draw({
      ...counts,
      hiddenShown: looks.hiddenShown,
      onlyNew: looks.onlyNew,
      hideRead: looks.hideRead,
      undoable: undoable !== undefined,
      offerSeen: firstVisit,
      folded,
      ...(message && { message }),
      ...(trouble !== undefined
        ? { trouble }
        : unreachable && { trouble: words.say('waitingUnavailable') }),
    });
  }

  /** Asks the library for the states of all papers shown, and for the visit. */
  async function ask(key: ListingKey): Promise<void> {
    const papers = shown();
    const answer = await lookUp(extension, key, papers, signal);
    if (signal.aborted || key !== listing) return;
    unreachable = answer === undefined;
    for (const id of papers) known.add(id);
    if (!answer) return;
    states.tell(answer.papers);
    tab = answer.tab;
    begun = answer.visit.begun;
    firstVisit = answer.visit.first;
    undoable = answer.undoable;
    entries.setVisit(begun);
  }

  /** Decides how papers that appear for the first time stand; only then may they leave the flow. */
  function placeFresh(drawable: readonly Entry[]): void {
    const height = document.defaultView?.innerHeight ?? 0;
    for (const { id, element } of drawable) {
      if (placed.has(id)) continue;
      placed.add(id);
      const state = states.get(id);
      if (leavesOut(looks, state, begun)) looks.filtered.add(id);
      const hidden = state?.marks.hidden;
      if (hidden?.value && hidden.time < begun && element.getBoundingClientRect().top >= height) {
        looks.gone.add(id);
      }
    }
  }

  return {
    /** Reads the page, asks about papers it has not met, without drawing anything. Tells whether it found entries. */
    async read(): Promise<boolean> {
      const reading = site.read(document, url);
      entriesNow = reading.kind === 'entries' ? reading.entries : [];
      if (reading.kind === 'not understood') {
        void extension.send({ type: 'not understood', why: reading.why }).catch(() => undefined);
        return false;
      }
      if (reading.listing !== listing) {
        listing = reading.listing;
        known.clear();
        placed.clear();
      }
      const key = reading.listing;
      if (!shown().every((id) => known.has(id))) {
        asking = (asking ?? Promise.resolve()).then(() => ask(key));
        await asking;
      }
      return reading.kind === 'entries';
    },

    /** Puts controls on all entries that the library was asked about, and the bar. Cheap when nothing changed. */
    draw(): void {
      if (signal.aborted) return;
      const drawable = entriesNow.filter(({ id, element }) => known.has(id) && element.isConnected);
      placeFresh(drawable);
      entries.place(drawable);
      drawnOnce ||= drawable.length > 0;
      drawBar();
    },

    /** Asks anew about everything: the tab was away, and papers may have been marked elsewhere. */
    async askAgain(): Promise<void> {
      if (listing === undefined) return;
      await ask(listing);
      redraw();
    },

    /** Takes over what changed elsewhere, and says what is shown here. */
    changed(papers: readonly PaperState[]): Shown | undefined {
      states.tell(papers);
      redraw(new Set(papers.map(({ id }) => id)));
      return listing === undefined ? undefined : { listing, papers: shown() };
    },

    /** The user followed a link of the page. */
    followed(link: Element): void {
      const entry = entries.holding(link);
      const href = link.getAttribute('href') ?? '';
      if (!entry || !href.includes(entry.id.slice(entry.id.indexOf(':') + 1))) return;
      acts.act(make.openedAction(place(), entry.id));
    },

    /** The tab no longer shows the listing. Written down only: nobody need wake for it. */
    left(): void {
      if (tab === undefined || listing === undefined) return;
      void acts.note(make.leftAction(tab, listing)).catch(() => undefined);
    },

    /** An element that the page's framework will replace when it mounts. */
    sample: (): Element | undefined => {
      const reading = site.read(document, url);
      return reading.kind === 'entries' ? reading.entries[0]?.element : undefined;
    },
  };
}
export type Session = ReturnType<typeof createSession>;

const foldedKey = 'bar folded';
