import type { PageAction } from '../../../utils/actions/actions-schema';
import { type Trouble, troubles } from '../../../utils/actions/trouble';
import type { DrainAnswer } from '../../../utils/messages/messages-schema';
import { withoutGaps } from '../../../utils/paper/details/without-gaps';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { isMarked, type MarkName } from '../../../utils/paper/state/marks';
import { isNew } from '../../../utils/paper/state/newness';
import type { Entry } from '../../../utils/sites/site';
import {
  actionInWords,
  failureInWords,
  troubleInWords,
  undoInWords,
} from '../../ui/phrases/actions-in-words';
import { createActs } from '../to-worker/acts';
import * as make from '../to-worker/make-action';
import { seenSince, shownUnread } from './bar-state';
import type { Drawing } from './drawing';
import type { SessionNeeds } from './session-needs';
import type { SessionState } from './session-state';

/** How long the page's message offers undo, in ms. */
const messageTime = 10_000;

/** The user's actions on a listing: drawn in the handler itself, stored at once, reported in words, undoable. */
export function createUserActs(needs: SessionNeeds, state: SessionState, drawing: Drawing) {
  const { site, words } = needs;
  const { reader, states, looks } = state;
  const { entries, redraw, drawBar } = drawing;
  const acts = createActs(needs.extension, states, needs.signal, {
    shown: reader.shown,
    answered,
    notStored,
  });
  // Fetches the words of all troubles now: they are shown after the extension was updated under the page, when it is
  // too late.
  void needs.wordsLoaded.then(() => {
    for (const trouble of troubles) troubleInWords(words, trouble);
  });
  let messageTimer: ReturnType<typeof setTimeout> | undefined;
  needs.signal.addEventListener('abort', () => clearTimeout(messageTimer));

  const visit = () => ({ tab: reader.tab, listing: reader.listing ?? `${site.name}/unknown` });

  function act(action: PageAction): void {
    if (action.kind === 'mark') entries.trouble(action.papers.map(({ id }) => id));
    const changed = acts.act(action);
    const text = actionInWords(words, action);
    if (text !== undefined) {
      reader.undoable = action.id;
      // The box of a hidden entry has an Undo of its own.
      const isBoxed =
        action.kind === 'mark' &&
        action.mark === 'hidden' &&
        action.papers.some(({ id }) => state.lookNow(id) === 'boxed');
      say(text, !isBoxed);
    }
    redraw(changed);
  }

  function answered(answer: DrainAnswer): void {
    told.trouble = answer.failure && failureInWords(words, answer.failure);
    // Actions done since this answer was requested are newer than the answer.
    if (!answer.failure && states.pending().length === 0) reader.undoable = answer.undoable;
    for (const outcome of answer.outcomes) {
      // Only an undo keeps marks or is refused.
      if (outcome.kept || outcome.status === 'refused') say(undoInWords(words, outcome), false);
    }
    redraw();
  }

  function notStored(action: PageAction, why: Trouble): void {
    // The user needn't know that a sighting was not stored.
    if (action.kind !== 'mark' && action.kind !== 'undo') return;
    const text = troubleInWords(words, why);
    told.trouble = text;
    told.message = undefined;
    if (action.kind === 'mark') {
      entries.trouble(
        action.papers.map(({ id }) => id),
        text,
      );
    }
    redraw();
  }

  function say(text: string, undo: boolean): void {
    clearTimeout(messageTimer);
    told.message = { text, undo };
    messageTimer = setTimeout(() => {
      told.message = undefined;
      drawBar();
    }, messageTime);
  }

  /** The page's counts of the marked papers, kept for the next visit. */
  function countsNow() {
    const marked = reader.entries.filter(({ id }) => isMarked(states.get(id)));
    return marked.slice(0, 500).flatMap((entry) => {
      const { upvotes, comments } = reader.details(entry);
      const counts = withoutGaps({ upvotes, comments });
      return Object.keys(counts).length > 0 ? { id: entry.id, ...counts } : [];
    });
  }

  const told = {
    /** What just happened. */
    message: undefined as { text: string; undo: boolean } | undefined,
    /** What is wrong, and how to go on. */
    trouble: undefined as string | undefined,

    retry: acts.retry,

    /** Shows a message without undo. */
    say(text: string): void {
      say(text, false);
      drawBar();
    },

    mark(entry: Entry, mark: MarkName, value: boolean): void {
      // Details are read only when needed, not for every entry of every page.
      const details = value ? { details: reader.details(entry) } : {};
      const paper = { id: entry.id, title: entry.title, ...details };
      act(make.markAction(visit(), mark, value, [paper]));
    },

    /** Marks read exactly the papers that are shown now: all of them, or some. */
    markShownRead(of: readonly PaperId[] = reader.shown()): void {
      const titles = new Map(reader.entries.map(({ id, title }) => [id, title]));
      const papers = shownUnread(of, states.get, looks);
      if (papers.length === 0) return;
      const marked = papers.map((id) => ({ id, title: titles.get(id) ?? id }));
      act(make.markAction(visit(), 'read', true, marked));
    },

    seen(papers: PaperId[]): void {
      if (papers.length > 0) act(make.seeAction(visit(), 'auto', true, papers));
    },

    treatAsSeen(): void {
      const papers = reader.shown().filter((id) => isNew(states.get(id), reader.begun));
      // As if the user had seen them before this visit: signs, counts and filters tell the same.
      const time = reader.begun - 1;
      if (papers.length > 0) act({ ...make.seeAction(visit(), 'hand', true, papers), time });
    },

    showAsNew(): void {
      const papers = seenSince(reader.shown(), states.get, reader.begun);
      if (papers.length > 0) act(make.seeAction(visit(), 'hand', false, papers));
    },

    opened({ id, title }: Entry): void {
      acts.act(make.openedAction(visit(), id));
      if (!reader.settings?.readOnOpen) return;
      redraw(acts.act(make.markAction(visit(), 'read', true, [{ id, title }], 'auto')));
    },

    undo(): void {
      const target = reader.undoable;
      if (target === undefined) return;
      reader.undoable = undefined;
      const changed = acts.act(make.undoAction(visit(), target));
      say(words.say('didUndo'), false);
      redraw(changed);
    },

    /** Only written to the journal: not worth waking the worker. */
    left(): void {
      const { tab, listing } = reader;
      if (tab === undefined || listing === undefined) return;
      void acts.note(make.leftAction(tab, listing, countsNow())).catch(() => undefined);
    },
  };
  return told;
}
export type UserActs = ReturnType<typeof createUserActs>;
