import { type ReadonlySignal, signal } from '@preact/signals';
import type { NoteAction, TagAction } from '../../utils/actions/actions-schema';
import {
  createOwnWords,
  type OwnWordsModel,
  type OwnWordsNeeds,
} from '../ui/own-words/own-words-model';

interface Needs {
  readonly desk: OwnWordsNeeds['desk'] & { act(action: TagAction | NoteAction): Promise<unknown> };
  /** Whether a rejected action never reached the journal; otherwise it waits there. */
  isNotStored(error: unknown): boolean;
  report(part: string, cause: unknown): void;
  /** Returns to the page that the user came from. */
  leave(): void;
}

/** The tags and the note of the paper that a listing asked for. */
export interface PaperWordsModel {
  readonly words: OwnWordsModel;
  /** Whether the browser took none of the last action. */
  readonly isNotStored: ReadonlySignal<boolean>;
  /** Stores what was typed, then leaves; stays where it couldn't be stored. */
  close(): Promise<void>;
}

export function createPaperWords({ desk, isNotStored, report, leave }: Needs): PaperWordsModel {
  const failed = signal(false);
  const underWay = new Set<Promise<boolean>>();
  const words = createOwnWords({ desk, act, report });

  async function act(action: TagAction | NoteAction): Promise<boolean> {
    const stored = desk.act(action).then(
      () => true,
      (error: unknown) => !isNotStored(error),
    );
    underWay.add(stored);
    const isStored = await stored;
    underWay.delete(stored);
    failed.value = !isStored;
    return isStored;
  }

  return {
    words,
    isNotStored: failed,
    async close() {
      words.store();
      const all = await Promise.all(underWay);
      if (all.every((isStored) => isStored)) leave();
    },
  };
}
