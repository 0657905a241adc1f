import { addressOf, type DigestGroup, type DigestPaper } from '../../utils/digest/digest';
import { markNames } from '../../utils/paper/state/marks';
import { IconButton, iconOfMark } from '../ui/controls/icon';
import { markLabels } from '../ui/controls/icons';
import { PaperText } from '../ui/maths/paper-text';
import { reasonInWords } from '../ui/phrases/rule-reason';
import type { DigestModel } from './digest-model';
import type { DigestPhrases } from './digest-phrases';
import type { Shown } from './digest-reading';

interface Props {
  readonly paper: DigestPaper;
  readonly group: DigestGroup;
  readonly shown: Shown;
  readonly model: DigestModel;
  readonly phrases: DigestPhrases;
}

/** One paper of the digest: title, authors, why it is in this place, and its first lines. */
export function PaperEntry(props: Props) {
  const { paper, model, phrases } = props;
  const { id, details, isNew, because } = paper;
  const authors = phrases.authors(details);
  // The browser follows the link as the user chose; we only record it.
  const opened = () => model.open(id);
  return (
    <li data-seen={!isNew}>
      <div class="head">
        <h3>
          <a
            href={addressOf(paper)}
            target="_blank"
            rel="noreferrer"
            onClick={opened}
            onAuxClick={(event) => event.button === 1 && opened()}
          >
            <bdi>
              <PaperText text={details.title || id} />
            </bdi>
          </a>
        </h3>
        <Toggles {...props} />
      </div>
      {because && (
        <p class="because" data-does={because.does}>
          {reasonInWords(because, phrases)}
        </p>
      )}
      {authors && (
        <p class="authors">
          <bdi>{authors}</bdi>
        </p>
      )}
      <Facts {...props} />
      <FirstLines {...props} />
    </li>
  );
}

/** The four marks. */
function Toggles({ paper, model: { marks }, phrases: { say } }: Props) {
  return (
    <fieldset class="buttons" aria-label={paper.details.title || paper.id}>
      {markNames.map((mark) => (
        <IconButton
          key={mark}
          icon={iconOfMark[mark]}
          name={say(markLabels[mark])}
          keys=""
          reachable={true}
          pressed={marks.isMarked(paper.id, mark)}
          onPress={() => marks.toggle(paper, mark)}
        />
      ))}
    </fieldset>
  );
}

/** Whether it was seen, when it appeared, and which other feeds brought it. */
function Facts({ paper, group, shown, phrases }: Props) {
  const { say, times } = phrases;
  const { details, feeds, isNew } = paper;
  // A paper in no feed's group names all its feeds.
  const others = feeds.slice(1).map((feed) => phrases.feed(feed, shown));
  const [first] = feeds;
  const facts = [
    !isNew && say('digestSeen'),
    details.publishedOn && times.date(details.publishedOn),
    group.feed === undefined && first && phrases.feed(first, shown),
    others.length > 0 && say('inboxAlsoIn', others.join(', ')),
  ].filter(Boolean);
  return facts.length > 0 ? <p class="facts">{facts.join(' · ')}</p> : null;
}

/** Shows the summary if there is one: it is shorter, and complete. */
function FirstLines({ paper: { details }, phrases: { say } }: Props) {
  const text = details.aiSummary ?? details.abstract;
  if (!text) return null;
  return (
    <p class="text">
      {details.aiSummary && <span class="quiet">{say('digestSummary')} </span>}
      <bdi>
        <PaperText text={text} />
      </bdi>
    </p>
  );
}
