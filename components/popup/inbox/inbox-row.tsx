import type { FeedId } from '../../../utils/feeds/feed';
import { markNames } from '../../../utils/paper/state/marks';
import { IconButton, iconOfMark } from '../../ui/controls/icon';
import { markLabels } from '../../ui/controls/icons';
import { openingLink } from '../../ui/controls/opening-link';
import { PaperText } from '../../ui/maths/paper-text';
import type { Phrases } from '../../ui/phrases/phrases';
import { reasonInWords } from '../../ui/phrases/rule-reason';
import { addressOf, type InboxItem } from './inbox-item';
import type { InboxModel } from './inbox-model';

interface Props {
  readonly item: InboxItem;
  readonly model: InboxModel;
  readonly phrases: Phrases;
  readonly nameOf: (feed: FeedId) => string;
  readonly onTag: () => void;
  readonly isCurrent: boolean;
  readonly isUnfolded: boolean;
}

const commands = { read: 'read', queued: 'queue', starred: 'star', hidden: 'hide' } as const;

/** One paper of the inbox. When the row has focus, its title's link has it. */
export function InboxRow(props: Props) {
  const { item, model, phrases, isCurrent, isUnfolded } = props;
  const { id, details, pressed } = item;
  const { say } = phrases;
  const title = details.title || id;
  const keys = model.keys.value;

  return (
    <li
      class="row waiting"
      aria-label={title}
      data-current={isCurrent}
      data-done={!item.waits}
      onFocusCapture={() => model.select(id)}
    >
      <a
        class="title"
        href={addressOf(item)}
        {...openingLink((inFront) => model.open(id, inFront))}
        draggable={false}
        tabIndex={isCurrent ? 0 : -1}
        data-opened={item.opened}
      >
        <bdi>
          <PaperText text={title} />
        </bdi>
      </a>
      <RowFacts {...props} />
      <fieldset class="buttons" aria-label={title}>
        {markNames.map((mark) => (
          <IconButton
            key={mark}
            icon={iconOfMark[mark]}
            name={say(markLabels[mark])}
            keys={keys[commands[mark]]}
            reachable={isCurrent}
            pressed={pressed[mark]}
            onPress={() => model.toggle(id, mark)}
          />
        ))}
        <IconButton
          icon="tag"
          name={say('ownTagsAndNote')}
          keys={keys.tag}
          reachable={isCurrent}
          onPress={props.onTag}
        />
        <IconButton
          icon="down"
          name={say('linkAbstract')}
          keys={keys.abstract}
          reachable={isCurrent}
          expanded={isUnfolded}
          onPress={() => model.toggleAbstract(id)}
        />
      </fieldset>
      {isUnfolded && (
        <p class="abstract">
          <bdi>
            <PaperText text={details.abstract ?? details.aiSummary ?? say('inboxNoAbstract')} />
          </bdi>
        </p>
      )}
    </li>
  );
}

/** Its authors; why it is in this place, when it appeared, and which other feeds brought it. */
function RowFacts({ item, phrases, nameOf }: Props) {
  const { say, byline, times } = phrases;
  const { because, details, feeds } = item;
  const by = byline(details);
  const others = feeds.slice(1).map(nameOf).join(', ');
  const facts = [
    details.publishedOn && times.date(details.publishedOn),
    others && say('inboxAlsoIn', others),
  ].filter(Boolean);
  return (
    <div class="facts">
      {by && (
        <p>
          <bdi>{by}</bdi>
        </p>
      )}
      {(because || facts.length > 0) && (
        <p>
          {because && (
            <span class="because" data-does={because.does}>
              {reasonInWords(because, phrases)}
            </span>
          )}
          {because && facts.length > 0 && ' · '}
          {facts.join(' · ')}
        </p>
      )}
    </div>
  );
}
