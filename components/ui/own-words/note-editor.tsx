import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { noteLimit } from '../../../utils/paper/state/own-words';
import type { Phrases } from '../phrases/phrases';
import { Note } from './note';
import type { NoteState } from './note-model';
import type { OwnWordsModel } from './own-words-model';

interface Props {
  readonly model: OwnWordsModel;
  readonly phrases: Phrases;
  /** Whether the field is open from the start. */
  readonly isOpen?: boolean;
}

const states: Readonly<Record<NoteState, string>> = {
  kept: 'ownNoteKept',
  typing: 'ownNoteTyping',
  'not stored': 'popupNotStored',
};

/** The note of a paper: shown, or in a field that is stored at each pause of typing. */
export function NoteEditor({ model, phrases, isOpen = false }: Props) {
  const { say, number } = phrases;
  const id = useId();
  const edits = useSignal(isOpen);
  const field = useRef<HTMLTextAreaElement>(null);
  const text = model.note.value;
  useEffect(() => storeWhenLeft(model), [model]);
  const isReady = edits.value && model.isRead.value;
  useLayoutEffect(() => {
    if (edits.value) field.current?.focus();
  }, [edits.value]);
  useLayoutEffect(() => {
    // Writing goes on where the note ends.
    if (isReady) field.current?.setSelectionRange(noteLimit, noteLimit);
  }, [isReady]);

  if (!edits.value) {
    return (
      <div class="note-editor">
        {text !== '' && <Note text={text} phrases={phrases} />}
        <button
          type="button"
          onClick={() => {
            edits.value = true;
          }}
        >
          {say(text === '' ? 'ownAddNote' : 'ownEditNote')}
        </button>
      </div>
    );
  }
  return (
    <div class="note-editor">
      <textarea
        ref={field}
        rows={6}
        value={text}
        maxLength={noteLimit}
        readOnly={!model.isRead.value}
        aria-label={say('ownNote')}
        aria-describedby={id}
        dir="auto"
        onInput={(event) => model.type(event.currentTarget.value)}
        onBlur={model.store}
      />
      <p class="hint" id={id}>
        {text.length >= noteLimit ? say('ownNoteFull', number(noteLimit)) : say('ownNoteHint')}
      </p>
      <p class="hint" role="status">
        {text !== '' && say(states[model.noteState.value])}
      </p>
      <button
        type="button"
        onClick={() => {
          model.store();
          edits.value = false;
        }}
      >
        {say('ownNoteDone')}
      </button>
    </div>
  );
}

/** Stores what was typed when the page is hidden or closed: no pause may come. */
function storeWhenLeft(model: OwnWordsModel): () => void {
  const left = new AbortController();
  const { signal } = left;
  document.addEventListener('visibilitychange', model.store, { signal });
  for (const name of ['pagehide', 'blur']) addEventListener(name, model.store, { signal });
  return () => {
    left.abort();
    model.store();
  };
}
