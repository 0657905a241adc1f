import { useEffect, useRef } from 'preact/hooks';
import { PaperText } from '../ui/maths/paper-text';
import { NoteEditor } from '../ui/own-words/note-editor';
import { TagEditor } from '../ui/own-words/tag-editor';
import type { Phrases } from '../ui/phrases/phrases';
import type { PaperWordsModel } from './paper-words-model';

interface Props {
  readonly model: PaperWordsModel;
  readonly phrases: Phrases;
}

/** Tags and note of one paper in a tab of their own, which a listing's page can't read. Esc returns to the listing. */
export function PaperWordsPage({ model, phrases }: Props) {
  const { say } = phrases;
  const { words, close } = model;
  const main = useRef<HTMLElement>(null);
  const paper = words.paper.value;
  useEffect(() => words.start(), [words]);
  useEffect(() => main.current?.querySelector<HTMLElement>('.add-tag')?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.isComposing) void close();
  }
  return (
    <main ref={main} onKeyDown={onKeyDown}>
      <h1>
        <bdi>
          <PaperText text={paper?.details?.title || paper?.id || ''} />
        </bdi>
      </h1>
      <TagEditor model={words} phrases={phrases} />
      <NoteEditor model={words} phrases={phrases} />
      <p role="alert" class="bad">
        {model.isNotStored.value && say('popupNotStored')}
      </p>
      <button type="button" class="main" onClick={() => void close()}>
        {say('followBack')} <span class="key">Esc</span>
      </button>
    </main>
  );
}
