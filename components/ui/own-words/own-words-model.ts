import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { NoteAction, TagAction } from '../../../utils/actions/actions-schema';
import type { MarkablePaper } from '../../../utils/desk/by-hand';
import type { Desk } from '../../../utils/desk/desk';
import { createNote, type NoteModel } from './note-model';
import { createTags, type TagsModel } from './tags-model';

/** What editing tags and notes needs. */
export interface OwnWordsNeeds {
  readonly desk: Pick<Desk, 'ready' | 'library' | 'onChange' | 'write'>;
  /** Writes an action down. Resolves to whether it happened or will. */
  act(action: TagAction | NoteAction): Promise<boolean>;
  report(part: string, cause: unknown): void;
}

type Left = 'leave' | 'readBegun';

/** The tags and the note of one paper, and what the user can do with them. */
export interface OwnWordsModel extends Omit<TagsModel, Left>, Omit<NoteModel, Left> {
  /** Nothing if no paper is edited. */
  readonly paper: ReadonlySignal<MarkablePaper | undefined>;
  /** Whether the library has answered. */
  readonly isRead: ReadonlySignal<boolean>;
  /** Edits a paper; another one is stored first. */
  edit(paper: MarkablePaper): void;
  /** Stores what was typed, and edits none. */
  close(): void;
  /** Follows changes by other contexts. Returns a function that stores what was typed and stops it. */
  start(): () => void;
}

export function createOwnWords({ desk, act, report }: OwnWordsNeeds): OwnWordsModel {
  const paper = signal<MarkablePaper | undefined>(undefined);
  const isRead = signal(false);
  const tagsModel = createTags({ paper, act, readAgain });
  const noteModel = createNote({ paper, act, write: (action) => desk.write(action) });
  const { leave: leaveTags, readBegun: tagsBegun, ...tags } = tagsModel;
  const { leave: leaveNote, readBegun: noteBegun, ...note } = noteModel;

  async function readAgain(): Promise<void> {
    const id = paper.peek()?.id;
    if (id === undefined) return;
    const [showTags, showNote] = [tagsBegun(), noteBegun()];
    try {
      await desk.ready();
      const [own, counts] = await Promise.all([desk.library.ownWords(id), desk.library.tags()]);
      if (paper.peek()?.id !== id) return;
      batch(() => {
        showTags(own.tags, counts);
        isRead.value = true;
        showNote(own.note?.text ?? '');
      });
    } catch (cause) {
      report('own words', cause);
    }
  }

  function show(next: MarkablePaper | undefined): void {
    batch(() => {
      leaveNote();
      leaveTags();
      paper.value = next;
      isRead.value = false;
    });
    void readAgain();
  }

  return {
    ...tags,
    ...note,
    paper,
    isRead,
    edit(next) {
      if (next.id === paper.peek()?.id) paper.value = next;
      else show(next);
    },
    close: () => show(undefined),
    start() {
      const stop = desk.onChange(() => void readAgain());
      return () => {
        stop();
        note.store();
      };
    },
  };
}
