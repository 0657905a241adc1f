import { Note } from '../../ui/own-words/note';
import { Tags } from '../../ui/own-words/tags';
import type { Phrases } from '../../ui/phrases/phrases';
import type { OwnWordsDialogModel } from '../own-words/own-words-dialog-model';
import type { ThisPaper } from './this-paper-reading';

interface Props {
  readonly ownWords: OwnWordsDialogModel;
  readonly phrases: Phrases;
  readonly paper: ThisPaper;
}

/** The tags and the note of the front tab's paper, with the buttons that open them. */
export function PaperWords({ ownWords, phrases, paper }: Props) {
  const { say } = phrases;
  const { tags, note } = paper.ownWords;
  return (
    <div class="paper-words">
      {tags.length > 0 && <Tags tags={tags} phrases={phrases} />}
      <button type="button" onClick={() => ownWords.open(paper, 'tags')}>
        {say('ownAddTag')}
      </button>
      <button type="button" onClick={() => ownWords.open(paper, 'note')}>
        {say(note ? 'ownEditNote' : 'ownAddNote')}
      </button>
      {note && <Note text={note.text} phrases={phrases} />}
    </div>
  );
}
