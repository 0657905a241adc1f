import type { BarPresses } from '../../components/bar/bar';
import type { MountedBar } from '../../components/bar/mount-bar';
import type { CreateControls } from '../../components/controls/controls';
import type { PaperState } from '../library/types';
import type { Shown } from '../messages';
import type { PaperId } from '../paper-id';
import type { Site } from '../sites/site';
import type { Words } from '../words';
import type { Extension } from './acts';
import { countPapers } from './bar-state';
import { createEntries } from './entries';
import { applyFilters, createLooks, placeFresh } from './look';
import { createReader } from './reader';
import { watchSeen } from './seen';
import { createStates } from './states';
import { createUserActs } from './user-acts';

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
 * One display of one listing: ties together what reads the page, what draws on it and what the user does.
 * It reads and draws when it is told to; `follow-page.ts` knows when.
 */
export function createSession(needs: SessionNeeds) {
  const { document, extension, words, signal } = needs;
  const states = createStates();
  const looks = createLooks();
  const reader = createReader({ ...needs, states });
  const acts = createUserActs({
    ...needs,
    reader,
    states,
    looks,
    redraw,
    entryTrouble: (papers, text) => entries.trouble(new Set(papers), text),
  });
  const seenWatch = watchSeen(document, signal, (elements) => {
    const papers = [...new Set(entries.idsOf(elements))].filter(toBeSeen);
    if (papers.length > 0) acts.onScreen(papers);
  });
  const entries = createEntries(document, {
    createControls: needs.createControls,
    seenWatch,
    looks,
    presses: (entry) => ({
      toggle: (mark, value) => acts.mark(entry, mark, value),
      undoHide: () => acts.mark(entry, 'hidden', false),
    }),
    state: states.get,
    begun: () => reader.begun,
    toBeSeen,
  });
  let folded = false;
  let drawn = false;
  const bar = needs.mountBar({
    markRead: acts.markShownRead,
    onlyNew: (on) => filter({ onlyNew: on }),
    hideRead: (on) => filter({ hideRead: on }),
    showAll: () => filter({ onlyNew: false, hideRead: false }),
    undo: acts.undo,
    treatAsSeen: acts.treatAsSeen,
    showAsNew() {
      acts.showAsNew();
      entries.watchAgain();
    },
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
  void extension
    .read(foldedKey)
    .then((value) => {
      folded = value === true;
      drawBar();
    })
    .catch(() => undefined);
  signal.addEventListener('abort', () => {
    entries.remove();
    bar.remove();
  });

  /** What was taken back in this visit by hand is not noticed again until the next one. */
  function toBeSeen(id: PaperId): boolean {
    const seen = states.get(id)?.seen;
    return seen === undefined || (seen < 0 && -seen < reader.begun);
  }

  function filter(change: { onlyNew?: boolean; hideRead?: boolean }): void {
    Object.assign(looks, change);
    applyFilters(looks, reader.shown(), states.get, reader.begun);
    redraw();
  }

  function redraw(ids?: ReadonlySet<PaperId>): void {
    entries.redraw(ids);
    drawBar();
  }

  function drawBar(): void {
    if (!drawn || signal.aborted) return;
    const { message } = acts;
    const trouble =
      acts.trouble ?? (reader.reachable ? undefined : words.say('waitingUnavailable'));
    bar.draw({
      ...countPapers(new Set(reader.shown()), states.get, looks, reader.begun),
      hiddenShown: looks.hiddenShown,
      onlyNew: looks.onlyNew,
      hideRead: looks.hideRead,
      undoable: reader.undoable !== undefined,
      offerSeen: reader.firstVisit,
      folded,
      ...(message && { message }),
      ...(trouble !== undefined && { trouble }),
    });
  }

  return {
    read: reader.read,
    sample: reader.sample,

    /** Puts controls on all entries that the library was asked about, and the bar. */
    draw(): void {
      if (signal.aborted) return;
      const drawable = reader.drawable();
      const height = document.defaultView?.innerHeight ?? 0;
      placeFresh(looks, drawable, states.get, reader.begun, height);
      entries.place(drawable);
      drawn ||= drawable.length > 0;
      drawBar();
    },

    /** Asks anew about everything: the tab was away, and papers may have been marked elsewhere. */
    async askAgain(): Promise<void> {
      await reader.ask();
      redraw();
    },

    /** Takes over what changed elsewhere, and says what is shown here. */
    changed(papers: readonly PaperState[]): Shown | undefined {
      states.tell(papers);
      redraw(new Set(papers.map(({ id }) => id)));
      return reader.listing === undefined
        ? undefined
        : { listing: reader.listing, papers: reader.shown() };
    },

    /** The user followed a link of the page. */
    followed(link: Element): void {
      const entry = entries.holding(link);
      const identifier = entry?.id.slice(entry.id.indexOf(':') + 1);
      if (!entry || !identifier || !link.getAttribute('href')?.includes(identifier)) return;
      acts.opened(entry.id);
    },

    left: acts.left,
  };
}
export type Session = ReturnType<typeof createSession>;

const foldedKey = 'bar folded';
