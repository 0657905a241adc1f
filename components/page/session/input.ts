import { foldedKey } from '../../../utils/basics/storage-keys';
import type { Notice } from '../../../utils/messages/messages-schema';
import { type PaperId, partsOf } from '../../../utils/paper/ids/paper-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import type { Entry } from '../../../utils/sites/site';
import type { BarPresses } from '../bar/bar-types';
import { createKeysAhead } from '../keys/keys-ahead';
import type { Filters } from '../listing/filters';
import type { Drawing, Drawn } from './drawing';
import { createOnDemand } from './on-demand';
import type { SessionNeeds } from './session-needs';
import type { SessionState } from './session-state';
import { createUserActs } from './user-acts';

/** What the user does on a page, by pointer, keys and the browser's own shortcuts, and what becomes of it. */
export function createInput(needs: SessionNeeds, state: SessionState, drawing: Drawing) {
  const { extension } = needs;
  const { looks, reader } = state;
  const { entries, redraw, drawBar } = drawing;
  const acts = createUserActs(needs, state, drawing);
  const onDemand = createOnDemand(needs, state, drawing, acts, filter);
  const keys = createKeysAhead(
    {
      ...needs,
      state,
      acts,
      show(part) {
        state.folded = false;
        void onDemand.show(part);
      },
      type: onDemand.type,
      unfold: ({ id }) => void onDemand.hang(id, 'unfold'),
      stepped(from, text) {
        // The controls come first: their frame decides how far the entry is scrolled.
        entries.survey();
        speak(text, [from, state.current]);
      },
      letGo(from) {
        speak('', [from]);
        void onDemand.show(undefined);
      },
    },
    onDemand.parts,
  );

  function speak(text: string, papers: readonly (PaperId | undefined)[]): void {
    state.spoken = text;
    redraw(new Set(papers));
  }

  function filter(change: Partial<Filters>): void {
    state.filter(change);
    redraw();
  }

  function fold(on: boolean): void {
    state.folded = on;
    void extension.write({ [foldedKey]: on }).catch(() => undefined);
    drawBar();
  }

  const barPresses: BarPresses = {
    markRead: () => acts.markShownRead(),
    filter,
    undo: acts.undo,
    treatAsSeen: acts.treatAsSeen,
    showAsNew: acts.showAsNew,
    showHidden(on) {
      looks.hiddenShown = on;
      redraw();
    },
    sort(by, sorted) {
      state.order = by;
      state.sort?.place(reader.entries, false);
      state.sort = sorted;
      drawing.putInOrder();
      entries.survey();
      redraw();
    },
    open: (part) => void onDemand.show(part),
    ask: (type) => void extension.send({ type }),
    fold,
  };

  const input = {
    acts,
    onDemand,
    filter,
    barPresses,
    presses: (entry: Entry) => ({
      toggle: (mark: MarkName, value: boolean) => acts.mark(entry, mark, value),
      undoHide: () => acts.mark(entry, 'hidden', false),
      more: () => void onDemand.hang(entry.id, 'openMenu'),
    }),
    seen: acts.seen,

    /** Does a command of the browser's own shortcuts: absolute, where keys on the page toggle. */
    command(command: Extract<Notice, { type: 'do' }>['command']): boolean {
      if (state.isOff()) return false;
      if (command === 'nextNew') return keys.nextNew();
      const entry = state.actedOn();
      if (entry) acts.mark(entry, command === 'queue' ? 'queued' : 'read', true);
      return entry !== undefined;
    },

    /** A key was pressed on the page, or, as the shield says, in a closed root of ours. */
    key(event: KeyboardEvent, inOurs = false): void {
      if (state.drawn && !state.isOff()) keys.press(event, inOurs);
    },

    /** The user followed a link of the page. */
    followed(link: Element): void {
      const entry = entries.holding(link);
      if (!entry || !state.isListing()) return;
      if (link.getAttribute('href')?.includes(partsOf(entry.id).identifier)) acts.opened(entry);
    },
  };
  return input satisfies Drawn;
}
export type Input = ReturnType<typeof createInput>;
