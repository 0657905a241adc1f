import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { openedActions } from '../../utils/actions/opened';
import type { Words } from '../../utils/basics/words';
import type { PaperId } from '../../utils/paper/ids/paper-id';
import { createDigestMarks, type DigestMarks } from './digest-marks';
import { createDigestReading, type DigestReading, type DigestReadingNeeds } from './digest-reading';

/** What the digest needs. */
export interface DigestNeeds extends DigestReadingNeeds {
  readonly words: Words;
  /** Whether a rejected action never reached the journal; otherwise it waits there. */
  isNotStored(error: unknown): boolean;
  copy(text: string): Promise<void>;
}

/** The digest of some days, and what the user can do with it. */
export interface DigestModel extends DigestReading {
  readonly mutedShown: ReadonlySignal<boolean>;
  readonly marks: DigestMarks;
  /** The result of copying; `number` differs each time. */
  readonly copied: ReadonlySignal<{ readonly well: boolean; readonly number: number } | undefined>;
  toggleMuted(): void;
  /** Notes that the user opens a paper. */
  open(paper: PaperId): void;
  copy(text: string): Promise<void>;
}

export function createDigestModel(needs: DigestNeeds): DigestModel {
  const { desk, words, isNotStored } = needs;
  const reading = createDigestReading(needs, (states) => marks.tell(states));
  const marks = createDigestMarks({ desk, words, isNotStored, again: reading.again });
  const mutedShown = signal(false);
  const copied = signal<DigestModel['copied']['value']>(undefined);

  function failed(cause: unknown): void {
    needs.report('digest', cause);
  }

  return {
    ...reading,
    mutedShown,
    marks,
    copied,
    go(hash) {
      batch(() => {
        reading.go(hash);
        mutedShown.value = false;
        copied.value = undefined;
      });
    },
    toggleMuted() {
      mutedShown.value = !mutedShown.peek();
    },
    open(paper) {
      const readOnOpen = reading.shown.peek()?.readOnOpen ?? false;
      for (const action of openedActions(paper, readOnOpen)) void desk.act(action).catch(failed);
    },
    async copy(text) {
      const number = (copied.peek()?.number ?? 0) + 1;
      const well = await needs.copy(text).then(
        () => true,
        (cause: unknown) => {
          failed(cause);
          return false;
        },
      );
      copied.value = { well, number };
    },
  };
}
