import type { PageAction } from '../../../utils/actions/actions-schema';
import { journalItem } from '../../../utils/actions/journal';
import type { States } from '../../../utils/actions/states';
import type { Trouble } from '../../../utils/actions/trouble';
import type { foldedKey } from '../../../utils/basics/storage-keys';
import type { WordsKey } from '../../../utils/basics/words';
import type { DrainAnswer, Request } from '../../../utils/messages/messages-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { ActionId } from '../../../utils/paper/state/action-id';
import { isDrainAnswer } from './answers';
import { pause } from './ask';

/** What the page needs from the extension API, narrow enough to be faked. */
export interface Extension {
  /** Missing once the extension was updated or removed under the page. */
  alive(): boolean;
  /** Reads from `storage.local` one of the keys that a page's script may. */
  read(key: typeof foldedKey | WordsKey): Promise<unknown>;
  write(items: Record<string, unknown>): Promise<void>;
  /** Gives what `ask` does; never rejects. */
  send(request: Request): Promise<unknown>;
}

interface Callbacks {
  /** The papers whose states are asked for along with the acknowledgement. */
  shown(): PaperId[];
  answered(answer: DrainAnswer): void;
  notStored(action: PageAction, trouble: Trouble): void;
}

/** A dying worker answers nothing. Asking again is safe: the journal holds the action. */
const retryAfter = [50, 250, 1_000, 3_000];

/**
 * Stores the page's own actions. It writes them to the journal first, so that they survive the death of the page or the
 * worker; then it asks the worker to bring the journal in, until the worker acknowledges.
 */
export function createActs(
  extension: Extension,
  states: States,
  signal: AbortSignal,
  { shown, answered, notStored }: Callbacks,
) {
  const written = new Set<ActionId>();
  let draining = false;

  /** Stores the action. It is laid over the states at once; the caller redraws the papers that are returned. */
  function act(action: PageAction): ReadonlySet<PaperId> {
    const changed = states.begin(action);
    void store(action);
    return changed;
  }

  /** Only writes to the journal, for actions that aren't urgent or when the page is about to go. */
  async function note(action: PageAction): Promise<void> {
    // When a Firefox page closes within milliseconds, its storage write is lost, but a message it sent arrives.
    if (import.meta.env.FIREFOX) void extension.send({ type: 'keep', action });
    // An orphaned script's API may throw at once instead of rejecting.
    await extension.write(journalItem(action));
  }

  async function store(action: PageAction): Promise<void> {
    try {
      await note(action);
    } catch (error) {
      states.settle([action.id]);
      const trouble = troubleOf(error);
      // What is stored after this failure may not last until the worker has repaired the storage.
      if (trouble === 'storage full') void extension.send({ type: 'not stored' });
      notStored(action, trouble);
      return;
    }
    written.add(action.id);
    if (!draining) await drain();
  }

  function troubleOf(error: unknown): Trouble {
    if (!extension.alive()) return 'updated';
    return /quota|disk|space|full/i.test(String(error)) ? 'storage full' : 'not stored';
  }

  async function drain(): Promise<void> {
    draining = true;
    try {
      for (let tries = 0; written.size > 0 && !signal.aborted; ) {
        const asked = [...written];
        const reply = await extension.send({ type: 'drain', papers: shown() });
        // Only a well-formed answer counts: a dying worker can resolve to nothing, without an error.
        const answer = isDrainAnswer(reply) && reply;
        if (answer && !answer.failure) {
          for (const id of asked) written.delete(id);
          states.settle(asked);
          states.tell(answer.papers);
          tries = 0;
          answered(answer);
          continue;
        }
        if (answer && tries === 0) answered(answer);
        const wait = retryAfter[tries++];
        // The action waits in the journal; the next look-up from any page brings it in.
        if (wait === undefined) return;
        await pause(wait);
      }
    } finally {
      draining = false;
    }
  }

  /** Retries the actions that were given up: the worker answers again. */
  function retry(): void {
    if (written.size > 0 && !draining) void drain();
  }

  return { act, note, retry };
}
