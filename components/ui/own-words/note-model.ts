import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { NoteAction } from '../../../utils/actions/actions-schema';
import type { MarkablePaper } from '../../../utils/desk/by-hand';
import type { Desk } from '../../../utils/desk/desk';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import { noteLimit } from '../../../utils/paper/state/own-words';
import { aboutOf, whereOf } from './about-paper';

interface NoteNeeds {
  readonly paper: ReadonlySignal<MarkablePaper | undefined>;
  readonly write: Desk['write'];
  /** Writes an action down. Resolves to whether it happened or will. */
  act(action: NoteAction): Promise<boolean>;
}

/** What became of the note as typed. */
export type NoteState = 'kept' | 'typing' | 'not stored';

/** The note of the edited paper, and what was typed in it. */
export interface NoteModel {
  /** The note as typed. */
  readonly note: ReadonlySignal<string>;
  readonly noteState: ReadonlySignal<NoteState>;
  /** The user typed in the note. That is written down at once, and stored at the next pause. */
  type(text: string): void;
  /** Stores what was typed, now. */
  store(): void;
  /** Stores what was typed, and empties the note for another paper. */
  leave(): void;
  /** Call it when a read begins, and its result with what was read: what the user typed since counts more. */
  readBegun(): (text: string) => void;
}

/** A pause of typing, ms. */
const pause = 400;

export function createNote({ paper, write, act }: NoteNeeds): NoteModel {
  const note = signal('');
  const noteState = signal<NoteState>('kept');
  /** The note as it was last read or stored; nothing if that failed. */
  let stored: string | undefined = '';
  /** Actions that write the note and aren't answered yet. */
  let writing = 0;
  /** How often the note was typed in or stored: what was read before that is old. */
  let turns = 0;
  /** The first action of this typing. */
  let step: ActionId | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function noteAction(edited: MarkablePaper): NoteAction {
    const action: NoteAction = {
      ...newStamp(),
      kind: 'note',
      paper: aboutOf(edited),
      text: note.peek(),
      ...(step !== undefined && { step }),
      ...whereOf(edited),
    };
    step ??= action.id;
    return action;
  }

  function store(): void {
    clearTimeout(timer);
    const [edited, text] = [paper.peek(), note.peek()];
    if (!edited || text === stored) return;
    const action = noteAction(edited);
    stored = text;
    writing++;
    turns++;
    void act(action).then((isDone) => {
      writing--;
      turns++;
      if (paper.peek()?.id !== edited.id) return;
      if (!isDone) {
        // Typing on, or leaving, tries again.
        if (stored === text) stored = undefined;
        noteState.value = 'not stored';
      } else if (note.peek() === stored) noteState.value = 'kept';
    });
  }

  return {
    note,
    noteState,
    type(typed) {
      // The journal refuses a longer one, and all of it would be lost.
      const text = typed.slice(0, noteLimit);
      batch(() => {
        note.value = text;
        noteState.value = 'typing';
      });
      turns++;
      const edited = paper.peek();
      // Into the journal only: what is closed now loses no letter. If that fails, storing says so.
      if (edited) void write(noteAction(edited)).catch(() => undefined);
      clearTimeout(timer);
      timer = setTimeout(store, pause);
    },
    store,
    leave() {
      store();
      step = undefined;
      stored = '';
      note.value = '';
      noteState.value = 'kept';
    },
    readBegun() {
      const turn = turns;
      return (text) => {
        if (writing > 0 || turn !== turns || note.peek() !== stored) return;
        stored = text;
        note.value = text;
      };
    },
  };
}
