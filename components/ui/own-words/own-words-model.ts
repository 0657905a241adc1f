import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { NoteAction, TagAction } from '../../../utils/actions/actions-schema';
import type { MarkablePaper } from '../../../utils/desk/by-hand';
import type { Desk } from '../../../utils/desk/desk';
import type { TagCount } from '../../../utils/library/library';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import { cleanTag, noteLimit, tagKey, tagsLimit } from '../../../utils/paper/state/own-words';

/** What editing tags and notes needs. */
export interface OwnWordsNeeds {
  readonly desk: Pick<Desk, 'ready' | 'library' | 'onChange' | 'write'>;
  /** Writes an action down. Returns whether it happened or will. */
  act(action: TagAction | NoteAction): Promise<boolean>;
  report(part: string, cause: unknown): void;
}

/** What became of the note as typed. */
export type NoteState = 'kept' | 'typing' | 'not stored';

/** The tags and the note of one paper, and what the user can do with them. */
export interface OwnWordsModel {
  /** Nothing if no paper is edited. */
  readonly paper: ReadonlySignal<MarkablePaper | undefined>;
  /** Its tags as they are spelled, with those just added. */
  readonly tags: ReadonlySignal<readonly string[]>;
  /** The note as typed. */
  readonly note: ReadonlySignal<string>;
  readonly noteState: ReadonlySignal<NoteState>;
  /** Whether the library has answered. */
  readonly isRead: ReadonlySignal<boolean>;
  /** Whether the paper has as many tags as it can have. */
  readonly isFull: ReadonlySignal<boolean>;
  /** All tags of the library, the most used first. */
  readonly all: ReadonlySignal<readonly TagCount[]>;
  /** Edits a paper; another one is stored first. */
  edit(paper: MarkablePaper): void;
  /** Stores what was typed, and edits none. */
  close(): void;
  /** Adds the tags of a text: several are parted by commas. */
  add(text: string): void;
  remove(tag: string): void;
  /** The user typed in the note. That is written down at once, and stored at the next pause. */
  type(text: string): void;
  /** Stores what was typed, now. */
  store(): void;
  /** Follows changes by other contexts. Returns a function that stores what was typed and stops it. */
  start(): () => void;
}

/** A pause of typing, ms. */
const pause = 400;

/** A tag action that the library doesn't show yet. */
interface Pending {
  readonly id: ActionId;
  readonly tag: string;
  readonly value: boolean;
}

export function createOwnWords({ desk, act, report }: OwnWordsNeeds): OwnWordsModel {
  const paper = signal<MarkablePaper | undefined>(undefined);
  const read = signal<readonly string[]>([]);
  const pending = signal<readonly Pending[]>([]);
  const note = signal('');
  const noteState = signal<NoteState>('kept');
  const isRead = signal(false);
  const all = signal<readonly TagCount[]>([]);
  /** The note as it was last read or stored; nothing if that failed. */
  let stored: string | undefined = '';
  /** Actions that write the note and aren't answered yet. */
  let writing = 0;
  /** How often the note was typed in or stored: what was read before that is old. */
  let turns = 0;
  /** The first action of this typing. */
  let step: ActionId | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tags = computed(() => {
    const shown = new Map(read.value.map((tag) => [tagKey(tag), tag]));
    for (const { tag, value } of pending.value) {
      if (!value) shown.delete(tagKey(tag));
      else if (!shown.has(tagKey(tag))) shown.set(tagKey(tag), spelled(tag));
    }
    return [...shown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
  });

  const spelled = (tag: string): string =>
    all.value.find((each) => tagKey(each.tag) === tagKey(tag))?.tag ?? tag;

  async function readAgain(): Promise<void> {
    const id = paper.peek()?.id;
    if (id === undefined) return;
    const shown = new Set(pending.peek());
    const turn = turns;
    try {
      await desk.ready();
      const [own, counts] = await Promise.all([desk.library.ownWords(id), desk.library.tags()]);
      if (paper.peek()?.id !== id) return;
      batch(() => {
        read.value = own.tags;
        pending.value = pending.peek().filter((each) => !shown.has(each) || !answered.has(each.id));
        all.value = counts.toSorted((a, b) => b.papers - a.papers);
        isRead.value = true;
        const text = own.note?.text ?? '';
        // What the user typed since counts.
        if (writing > 0 || turn !== turns || note.peek() !== stored) return;
        stored = text;
        note.value = text;
      });
    } catch (cause) {
      report('own words', cause);
    }
  }

  const answered = new Set<ActionId>();
  const about = ({ id, details }: MarkablePaper) => ({
    id,
    ...(details && { title: details.title, details }),
  });
  const where = ({ listing }: MarkablePaper) => (listing === undefined ? {} : { listing });

  async function setTag(tag: string, value: boolean): Promise<void> {
    const edited = paper.peek();
    if (!edited) return;
    const action: TagAction = {
      ...newStamp(),
      kind: 'tag',
      tag,
      value,
      papers: [about(edited)],
      ...where(edited),
    };
    const drawn: Pending = { id: action.id, tag, value };
    pending.value = [...pending.peek(), drawn];
    const isDone = await act(action);
    answered.add(action.id);
    if (!isDone) pending.value = pending.peek().filter((each) => each !== drawn);
    await readAgain();
  }

  function noteAction(edited: MarkablePaper): NoteAction {
    const action: NoteAction = {
      ...newStamp(),
      kind: 'note',
      paper: about(edited),
      text: note.peek(),
      ...(step !== undefined && { step }),
      ...where(edited),
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

  function show(next: MarkablePaper | undefined): void {
    store();
    step = undefined;
    stored = '';
    batch(() => {
      paper.value = next;
      read.value = [];
      pending.value = [];
      note.value = '';
      noteState.value = 'kept';
      isRead.value = false;
    });
    void readAgain();
  }

  return {
    paper,
    tags,
    note,
    noteState,
    isRead,
    isFull: computed(() => tags.value.length >= tagsLimit),
    all,
    edit(next) {
      if (next.id === paper.peek()?.id) paper.value = next;
      else show(next);
    },
    close: () => show(undefined),
    add(text) {
      const has = new Set(tags.peek().map(tagKey));
      for (const part of text.split(/[,，、]/u)) {
        const tag = cleanTag(part);
        if (tag === undefined || has.has(tagKey(tag)) || has.size >= tagsLimit) continue;
        has.add(tagKey(tag));
        void setTag(tag, true);
      }
    },
    remove: (tag) => void setTag(tag, false),
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
      if (edited) void desk.write(noteAction(edited)).catch(() => undefined);
      clearTimeout(timer);
      timer = setTimeout(store, pause);
    },
    store,
    start() {
      const stop = desk.onChange(() => void readAgain());
      return () => {
        stop();
        store();
      };
    },
  };
}
