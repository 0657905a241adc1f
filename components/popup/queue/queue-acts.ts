import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Action } from '../../../utils/actions/actions-schema';
import type { Words } from '../../../utils/basics/words';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import { createMessageLine, type MessageLine } from '../../ui/message/message';
import { undoInWords } from '../../ui/phrases/actions-in-words';
import type { Draft } from './overlay';
import type { QueueRows } from './queue-rows';
import { isDone, type Result } from './unconfirmed-actions';

export type ActListener = (action: Action, result: Promise<Result>) => void;

/** How actions are done in the popup: drawn at once, reported, and taken back. */
export interface QueueActs {
  readonly message: MessageLine;
  /** What was not stored or not done, in words. Stays until an action succeeds. */
  readonly trouble: ReadonlySignal<string | undefined>;
  /** Does an action, with `draft` drawn until the library shows it. Never rejects. */
  act(action: Action, draft?: Draft): Promise<Result>;
  /** The same, and says so at once; if it fails, withdraws the message. Resolves to whether it happened or will. */
  actAndSay(action: Action, draft: Draft | undefined, text: string): Promise<boolean>;
  /** Undoes one action; `refocus` if the pressed button disappears. */
  undo(target: ActionId, refocus?: boolean): Promise<void>;
  /** Undoes the last action that can be undone, wherever it was done. */
  undoLast(): Promise<void>;
  /** Calls back with every action done here, when it is drawn, and with the promise of its result. */
  onAct(listener: ActListener): void;
}

export function createQueueActs(
  words: Words,
  { reading, unconfirmed, row, ownLast }: QueueRows,
): QueueActs {
  const { say } = words;
  const trouble = signal<string | undefined>(undefined);
  const message = createMessageLine();
  const listeners = new Set<ActListener>();

  async function act(action: Action, draft?: Draft): Promise<Result> {
    const answer = unconfirmed.act(action, draft);
    for (const tell of listeners) tell(action, answer);
    const result = await answer;
    trouble.value = isDone(result)
      ? undefined
      : say(result === 'not stored' ? 'popupNotStored' : 'popupNotDone');
    void reading.again();
    return result;
  }

  async function undo(target: ActionId, refocus = false): Promise<void> {
    const draft = unconfirmed.backOf(target);
    if (ownLast.peek() === target) ownLast.value = undefined;
    const result = await batch(() => {
      message.clear();
      if (draft?.kind === 'restore') row.select(draft.item.id);
      if (refocus) row.focus();
      return act({ ...newStamp(), kind: 'undo', target }, draft);
    });
    if (result !== 'not stored') {
      trouble.value = undefined;
      message.say(result === 'kept' ? say('didUndo') : undoInWords(words, result));
    }
  }

  return {
    message,
    trouble,
    act,
    async actAndSay(action, draft, text) {
      ownLast.value = action.id;
      message.say(text, action.id);
      if (isDone(await act(action, draft))) return true;
      if (ownLast.peek() === action.id) ownLast.value = undefined;
      if (message.shown.peek()?.undo === action.id) message.clear();
      return false;
    },
    undo,
    async undoLast() {
      // The target is known at once, so that the journal has the undo even if the popup closes now; otherwise the
      // library is asked.
      let target = ownLast.peek() ?? (unconfirmed.idle ? reading.last.peek()?.id : undefined);
      if (target === undefined) {
        await reading.again();
        target = reading.last.peek()?.id;
      }
      if (target === undefined) return message.say(say('undoRefused'));
      await undo(target, true);
    },
    onAct: (listener) => void listeners.add(listener),
  };
}
