import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { NoteAction, TagAction } from '../../../utils/actions/actions-schema';
import type { MarkablePaper } from '../../../utils/desk/by-hand';
import { createOwnWords, type OwnWordsModel } from '../../ui/own-words/own-words-model';
import type { QueueModel } from '../queue/queue-model';

type Field = 'tags' | 'note';

/** The popup's dialog with the tags and the note of one paper. */
export interface OwnWordsDialogModel {
  readonly words: OwnWordsModel;
  /** The field that gets the focus when the dialog opens. */
  readonly field: ReadonlySignal<Field>;
  open(paper: MarkablePaper, field: Field): void;
}

interface Needs {
  readonly desk: Parameters<typeof createOwnWords>[0]['desk'];
  readonly queue: Pick<QueueModel, 'act'>;
  say(name: string, ...values: string[]): string;
  report(part: string, cause: unknown): void;
}

export function createOwnWordsDialog({ desk, queue, say, report }: Needs): OwnWordsDialogModel {
  const field = signal<Field>('tags');
  const words = createOwnWords({ desk, report, act: (action) => queue.act(action, said(action)) });

  function said(action: TagAction | NoteAction): string | undefined {
    // The field itself says that a note was kept.
    if (action.kind === 'note') return undefined;
    return say(action.value ? 'didTag' : 'didUntag', action.tag);
  }

  return {
    words,
    field,
    open(paper, first) {
      batch(() => {
        field.value = first;
        words.edit(paper);
      });
    },
  };
}
