import { type ReadonlySignal, signal } from '@preact/signals';
import type { NoteAction, TagAction } from '../../utils/actions/actions-schema';
import type { MarkablePaper } from '../../utils/desk/by-hand';
import { lastingDetails } from '../../utils/paper/details/gather-details';
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
  /**
   * What the page that shows the paper will tell of it. What is stored before that goes without its details, and gets
   * them then. Resolves once it has them.
   */
  told(telling: Promise<MarkablePaper>): Promise<void>;
  /** Stores what was typed, with what the page tells of the paper, then leaves; stays where it couldn't be stored. */
  close(): Promise<void>;
}

export function createPaperWords({ desk, isNotStored, report, leave }: Needs): PaperWordsModel {
  const failed = signal(false);
  const underWay = new Set<Promise<boolean>>();
  /** Actions without the paper's details. */
  const early: Promise<boolean>[] = [];
  let filled = Promise.resolve();
  const words = createOwnWords({ desk, act, report });

  async function act(action: TagAction | NoteAction): Promise<boolean> {
    const stored = desk.act(action).then(
      () => true,
      (error: unknown) => !isNotStored(error),
    );
    if (!words.paper.peek()?.details) early.push(stored);
    underWay.add(stored);
    const isStored = await stored;
    underWay.delete(stored);
    failed.value = !isStored;
    return isStored;
  }

  async function fillIn(telling: Promise<MarkablePaper>): Promise<void> {
    try {
      const paper = await telling;
      words.edit(paper);
      const { id, details } = paper;
      if (early.length === 0 || !details) return;
      await Promise.all(early);
      await desk.library.meet([{ id, details: lastingDetails(details) }]);
    } catch (cause) {
      report('own words', cause);
    }
  }

  return {
    words,
    isNotStored: failed,
    told(telling) {
      filled = fillIn(telling);
      return filled;
    },
    async close() {
      words.store();
      const all = await Promise.all(underWay);
      if (early.length > 0) await filled;
      if (all.every((isStored) => isStored)) leave();
    },
  };
}
