import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { PaperText } from '../../ui/maths/paper-text';
import { NoteEditor } from '../../ui/own-words/note-editor';
import { TagEditor } from '../../ui/own-words/tag-editor';
import type { Phrases } from '../../ui/phrases/phrases';
import type { OwnWordsDialogModel } from './own-words-dialog-model';

interface Props {
  readonly model: OwnWordsDialogModel;
  readonly phrases: Phrases;
}

/** Tags and note of one paper, as a modal dialog. When it closes, the focus returns. */
export function OwnWordsDialog({ model, phrases }: Props) {
  useEffect(() => model.words.start(), [model]);
  return model.words.paper.value ? <Opened model={model} phrases={phrases} /> : null;
}

function Opened({ model: { words, field }, phrases }: Props) {
  const { say } = phrases;
  const dialog = useRef<HTMLDialogElement>(null);
  const startsAtNote = field.value === 'note';
  useLayoutEffect(() => {
    dialog.current?.showModal();
    const wanted = field.peek() === 'tags' ? '.add-tag' : 'textarea';
    dialog.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [field]);
  const close = () => dialog.current?.close();

  function onKeyDown(event: KeyboardEvent) {
    // Keys behind the dialog do nothing, and Escape must not close the popup itself.
    event.stopPropagation();
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    close();
  }
  const paper = words.paper.value;
  return (
    <dialog
      ref={dialog}
      class="own-words"
      aria-label={say('ownWordsOf')}
      onClose={words.close}
      onKeyDown={onKeyDown}
    >
      <h2>
        <bdi>
          <PaperText text={paper?.details?.title || paper?.id || ''} />
        </bdi>
      </h2>
      <TagEditor model={words} phrases={phrases} />
      <NoteEditor model={words} phrases={phrases} isOpen={startsAtNote} />
      <button type="button" class="main" onClick={close}>
        {say('popupClose')}
      </button>
    </dialog>
  );
}
