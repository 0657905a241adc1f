/**
 * One display of one page. How an entry flows from the document to the database and back:
 *
 *   document ──▶ reader.ts: the site's reader finds entries ──▶ look-up.ts asks the worker ──▶ states, settings, visit
 *                                                                                               │
 *   page ◀── entries.ts, controls/, bar/ ◀── drawing.ts draws from ◀── session-state.ts ◀───────┘
 *    │                                                                      ▲
 *    └─ click, key ──▶ input.ts ──▶ user-acts.ts ──▶ acts.ts: laid over the states at once, written to the journal,
 *                                                    which the worker brings into the library and acknowledges
 *
 * `follow-page.ts` knows when a page is read and drawn; `ask-again.ts` asks anew when the tab was away, or while the
 * worker doesn't answer. What few visits need comes later (`on-demand.ts`, `judging.ts`, `keys-ahead.ts`).
 */
import { foldedKey } from '../../../utils/basics/storage-keys';
import type { About, Shown, ShownPapers } from '../../../utils/messages/messages-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';
import type { PageSettings } from '../../../utils/settings/settings-schema';
import { afterVisible } from '../watch/when-displayed';
import { createAskAgain } from './ask-again';
import { createDrawing } from './drawing';
import { createInput, type Input } from './input';
import { createJudging } from './judging';
import type { SessionNeeds } from './session-needs';
import { createSessionState } from './session-state';

/** A paper's own page counts as opened after this long in sight, in ms. */
const openedAfter = 1_000;

/** Ties together what reads a page, what draws on it and what the user does. */
export function createSession(needs: SessionNeeds) {
  const { document, site, view, extension, signal } = needs;
  const state = createSessionState(needs);
  const { reader } = state;
  const drawing = createDrawing(needs, state, (): Input => input);
  const input = createInput(needs, state, drawing);
  const { acts } = input;
  const { redraw, leave } = drawing;

  const { askAgain, untilHeard } = createAskAgain({
    document,
    signal,
    state,
    retry: acts.retry,
    drawAgain() {
      if (!state.mayDraw) return;
      draw();
      if (!state.isOff()) drawing.entries.redraw();
    },
  });
  const judge = createJudging(state, input.onDemand.parts, () => {
    if (!state.mayDraw) return;
    draw();
    redraw();
  });

  void extension
    .read(foldedKey)
    .then((value) => {
      state.folded = value === true;
      drawing.drawBar();
    })
    .catch(() => undefined);
  signal.addEventListener('abort', leave);

  /** Draws what is known, once the page has come to rest. */
  function draw(): void {
    if (signal.aborted) return;
    state.mayDraw = true;
    if (state.isOff()) {
      leave();
      return;
    }
    // The tab was never in sight yet: until it is, the user may still read and hide papers elsewhere.
    if (reader.reachable && !Number.isFinite(reader.begun)) return;
    const isFirst = !state.drawn;
    drawing.draw();
    if (isFirst && state.drawn) noteOpened();
    void judge();
    void untilHeard();
  }

  /** The page of a paper counts as opened once the user looked at it. */
  function noteOpened(): void {
    // A page can give itself any paper's address and heading, but it can't pretend that it was loaded from that
    // address.
    if (state.isListing() || !needs.earned) return;
    afterVisible(document, openedAfter, signal, () => {
      const [entry] = reader.entries;
      if (entry && entry.id === reader.paper) acts.opened(entry);
    });
  }

  /** The user chose something else in the settings. */
  function choose(settings: PageSettings): void {
    const before = reader.settings?.readLook;
    reader.settings = settings;
    if (state.isOff()) void extension.send({ type: 'leave' });
    if (!state.mayDraw) return;
    draw();
    const { readLook } = settings;
    if (before !== readLook && !state.isOff()) input.filter({ hideRead: readLook === 'hide' });
    else redraw();
  }

  return {
    draw,
    read: reader.read,
    isNothing: () => reader.listing === undefined && reader.notUnderstood === undefined,
    sample: reader.sample,
    askAgain,

    /** Takes over what changed elsewhere, and says what is shown here. */
    changed(papers: readonly PaperState[], settings?: PageSettings): Shown | undefined {
      state.states.tell(papers);
      acts.retry();
      // The worker is reachable after all.
      if (!reader.reachable) void askAgain();
      if (settings) choose(settings);
      else if (!state.isOff()) redraw(new Set(papers.map(({ id }) => id)));
      const { listing, paper } = reader;
      if (listing === undefined || state.isOff()) return undefined;
      return { listing, papers: reader.shown(), ...(paper !== undefined && { paper }) };
    },

    /** What is told of some papers; for an export, of those that are shown now, as the bar counts them. */
    papers: (of?: readonly PaperId[]): ShownPapers =>
      (of ? reader.entries.filter(({ id }) => of.includes(id)) : state.walked()).map((entry) => ({
        id: entry.id,
        details: reader.details(entry),
      })),

    /** What this page is, for the popup. */
    about(): About {
      const entry = state.isListing() ? undefined : reader.entries[0];
      return {
        site: site.name,
        view,
        papers: reader.shown().length,
        ...(entry && {
          paper: { id: entry.id, details: reader.details(entry), same: [...reader.same] },
        }),
        ...(reader.notUnderstood !== undefined && { notUnderstood: reader.notUnderstood }),
      };
    },

    command: input.command,
    key: input.key,
    followed: input.followed,
    left: acts.left,
  };
}
export type Session = ReturnType<typeof createSession>;
