import type { PageAction } from '../../utils/actions/actions-schema';
import { journalItem } from '../../utils/actions/journal';
import type { States } from '../../utils/actions/states';
import type { Trouble } from '../../utils/actions/trouble';
import type { foldedKey } from '../../utils/basics/storage-keys';
import type { DrainAnswer, Request } from '../../utils/messages/messages-schema';
import type { ActionId } from '../../utils/paper/action-id';
import type { PaperId } from '../../utils/paper/paper-id';
import { isDrainAnswer } from './answers';
import { pause } from './ask';

/** What the page needs from the extension API, narrow enough to be faked. */
export interface Extension {
  /** Missing once the extension was updated or removed under the page. */
  alive(): boolean;
  /** Reads from `storage.local` the one key that a page's script may. */
  read(key: typeof foldedKey): Promise<unknown>;
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

/** A dying worker answers nothing: the journal holds the action, so asking again is free. */
const retryAfter = [50, 250, 1_000, 3_000];

/**
 * Stores the page's own actions: the journal first, so that neither the page's nor the worker's
 * death loses them; then the worker is asked to bring the journal in, until it acknowledges.
 */
export function createActs(
  extension: Extension,
  states: States,
  signal: AbortSignal,
  { shown, answered, notStored }: Callbacks,
) {
  const written = new Set<ActionId>();
  let draining = false;

  /** Stores the action. It is laid over the states at once; the caller draws those that are returned. */
  function act(action: PageAction): ReadonlySet<PaperId> {
    const changed = states.begin(action);
    void store(action);
    return changed;
  }

  /** Only writes to the journal: nothing is in a hurry, or the page is about to go. */
  async function note(action: PageAction): Promise<void> {
    // A page of Firefox that closes within milliseconds takes along what it writes, but not what it has said.
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
      // What is stored after that may not last, until somebody mends it who can.
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
        // It waits in the journal; the next look-up of anybody brings it in.
        if (wait === undefined) return;
        await pause(wait);
      }
    } finally {
      draining = false;
    }
  }

  /** Asks again where asking was given up: somebody answers now. */
  function retry(): void {
    if (written.size > 0 && !draining) void drain();
  }

  return { act, note, retry };
}
export type Acts = ReturnType<typeof createActs>;
