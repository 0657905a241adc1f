import { type ReadonlySignal, signal } from '@preact/signals';
import type { Action } from '../../utils/actions/actions-schema';
import { createStates } from '../../utils/actions/states';
import type { Words } from '../../utils/basics/words';
import { markByHand } from '../../utils/desk/by-hand';
import type { Desk } from '../../utils/desk/desk';
import type { DigestPaper } from '../../utils/digest/digest';
import type { PaperId } from '../../utils/paper/ids/paper-id';
import { type ActionId, newStamp } from '../../utils/paper/state/action-id';
import type { MarkName } from '../../utils/paper/state/marks';
import type { PaperState } from '../../utils/paper/state/paper-state-schema';
import { feedListing } from '../../utils/sites/sites';
import { createMessageLine, type MessageLine } from '../ui/message/message';
import { actionInWords, undoInWords } from '../ui/phrases/actions-in-words';

interface Needs {
  readonly desk: Desk;
  readonly words: Words;
  /** Whether a rejected action never reached the journal; otherwise it waits there. */
  isNotStored(error: unknown): boolean;
  /** Reads the digest again, with the states of its papers. */
  again(): Promise<void>;
}

/** The marks of the digest's papers, and what the user does to them. */
export interface DigestMarks {
  readonly message: MessageLine;
  /** What was not stored, in words. Stays until an action succeeds. */
  readonly trouble: ReadonlySignal<string | undefined>;
  isMarked(paper: PaperId, mark: MarkName): boolean;
  /** Sets or clears a mark, drawn before this returns. */
  toggle(paper: DigestPaper, mark: MarkName): void;
  undo(target: ActionId): Promise<void>;
  /** Takes over what the library says. */
  tell(states: readonly PaperState[]): void;
}

export function createDigestMarks({ desk, words, isNotStored, again }: Needs): DigestMarks {
  const states = createStates();
  const version = signal(0);
  const message = createMessageLine();
  const trouble = signal<string | undefined>(undefined);

  /** Resolves to the outcome; to nothing if the action waits in the journal. */
  async function act(action: Action): Promise<Awaited<ReturnType<Desk['act']>> | 'not stored'> {
    states.begin(action);
    version.value++;
    const outcome = await desk
      .act(action)
      .catch((error: unknown) => (isNotStored(error) ? ('not stored' as const) : undefined));
    trouble.value = outcome === 'not stored' ? words.say('popupNotStored') : undefined;
    // An action that waits in the journal stays laid over.
    if (outcome !== undefined) {
      if (outcome !== 'not stored') await again();
      states.settle([action.id]);
      version.value++;
    }
    return outcome;
  }

  return {
    message,
    trouble,
    isMarked(paper, mark) {
      void version.value;
      return states.get(paper)?.marks[mark]?.value === true;
    },
    toggle({ id, details, feeds }, mark) {
      const [feed] = feeds;
      const listing = feed && feedListing(id, feed, details);
      const value = states.get(id)?.marks[mark]?.value !== true;
      const action = markByHand({ id, details, ...(listing && { listing }) }, mark, value);
      message.say(actionInWords(words, action) ?? '', action.id);
      void act(action).then((outcome) => {
        const isShown = message.shown.peek()?.undo === action.id;
        if (outcome === 'not stored' && isShown) message.clear();
      });
    },
    async undo(target) {
      message.clear();
      const outcome = await act({ ...newStamp(), kind: 'undo', target });
      if (outcome === 'not stored') return;
      message.say(outcome ? undoInWords(words, outcome) : words.say('didUndo'));
    },
    tell(told) {
      states.tell(told);
      version.value++;
    },
  };
}
