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
  /** The page that shows the paper has told of it: what was stored before went without its details. */
  told(paper: MarkablePaper): Promise<void>;
  /** Stores what was typed, then leaves; stays where it couldn't be stored. */
  close(): Promise<void>;
}

export function createPaperWords({ desk, isNotStored, report, leave }: Needs): PaperWordsModel {
  const failed = signal(false);
  const underWay = new Set<Promise<boolean>>();
  /** Actions without the paper's details. */
  const early: Promise<boolean>[] = [];
  const words = createOwnWords({ desk, act, report });

  async function act(action: TagAction | NoteAction): Promise<boolean> {
    const stored = desk.act(action).then(
      () => true,
      (error: unknown) => !isNotStored(error),
    );
    if (!words.paper.peek()?.details) early.push(stored);
    const isStored = await during(stored);
    failed.value = !isStored;
    return isStored;
  }

  /** The page stays open until this has ended. */
  async function during(work: Promise<boolean>): Promise<boolean> {
    underWay.add(work);
    const done = await work;
    underWay.delete(work);
    return done;
  }

  async function fillIn({ id, details }: MarkablePaper): Promise<true> {
    await Promise.all(early);
    if (details) {
      const met = [{ id, details: lastingDetails(details) }];
      await desk.library.meet(met).catch((cause: unknown) => report('own words', cause));
    }
    return true;
  }

  return {
    words,
    isNotStored: failed,
    async told(paper) {
      words.edit(paper);
      if (early.length > 0) await during(fillIn(paper));
    },
    async close() {
      words.store();
      const all = await Promise.all(underWay);
      if (all.every((isStored) => isStored)) leave();
    },
  };
}
