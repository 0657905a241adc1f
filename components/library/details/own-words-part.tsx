import { NoteEditor } from '../../ui/own-words/note-editor';
import { TagEditor } from '../../ui/own-words/tag-editor';
import type { LibraryProps } from '../library-props';

/** The tags and the note of the current paper. */
export function OwnWordsPart({ model, phrases }: Pick<LibraryProps, 'model' | 'phrases'>) {
  const { say } = phrases;
  const id = model.words.paper.value?.id;
  if (id === undefined) return null;
  return (
    <div class="own-words">
      <h3 class="details-heading">{say('ownTags')}</h3>
      <TagEditor key={`tags ${id}`} model={model.words} phrases={phrases} />
      <h3 class="details-heading">{say('ownNote')}</h3>
      <NoteEditor key={`note ${id}`} model={model.words} phrases={phrases} />
    </div>
  );
}
