import type { QueueItem } from '../../../utils/library/answers';
import { paperUrl } from '../../../utils/sites/sites';
import { Icon, IconButton } from '../../ui/controls/icon';
import { openingLink } from '../../ui/controls/opening-link';
import { PaperText } from '../../ui/maths/paper-text';
import { Tags } from '../../ui/own-words/tags';
import type { Phrases } from '../../ui/phrases/phrases';
import type { QueueModel } from './queue-model';

interface Props {
  readonly item: QueueItem;
  readonly model: QueueModel;
  readonly phrases: Phrases;
  readonly onTag: () => void;
  readonly isCurrent: boolean;
  readonly isDragged: boolean;
  /** Where the drop line is drawn, if at this row. */
  readonly dropLine: 'before' | 'after' | undefined;
  readonly onPointerDown: (event: PointerEvent) => void;
}

/** One paper of the queue. When the row has focus, its title's link has it. */
export function QueueRow(props: Props) {
  const { item, model, phrases, isCurrent } = props;
  const { id } = item;
  const title = item.details?.title || id;
  const button = { reachable: isCurrent };

  return (
    <li
      class="row"
      aria-label={title}
      data-current={isCurrent}
      data-dragged={props.isDragged}
      data-drop={props.dropLine}
      onPointerDown={props.onPointerDown}
      onFocusCapture={() => model.select(id)}
    >
      <span class="grip" title={phrases.say('popupDrag')}>
        <Icon name="grip" />
      </span>
      <a
        class="title"
        href={paperUrl(id, item.listing)}
        {...openingLink((inFront) => model.open(id, inFront))}
        draggable={false}
        tabIndex={isCurrent ? 0 : -1}
      >
        <bdi>
          <PaperText text={title} />
        </bdi>
      </a>
      <RowFacts item={item} phrases={phrases} />
      <div class="buttons">
        <IconButton
          {...button}
          icon="up"
          name={phrases.say('popupMoveUp')}
          keys="Alt+↑"
          onPress={() => model.move(id, -1)}
        />
        <IconButton
          {...button}
          icon="down"
          name={phrases.say('popupMoveDown')}
          keys="Alt+↓"
          onPress={() => model.move(id, 1)}
        />
        <IconButton
          {...button}
          icon="read"
          name={phrases.say('controlRead')}
          keys="m"
          onPress={() => model.markRead(id)}
        />
        <IconButton
          {...button}
          icon="star"
          name={phrases.say('controlStar')}
          keys="s"
          pressed={item.starred}
          onPress={() => model.toggleStar(id)}
        />
        <IconButton
          {...button}
          icon="tag"
          name={phrases.say('ownTagsAndNote')}
          keys="t"
          onPress={props.onTag}
        />
        <IconButton
          {...button}
          icon="remove"
          name={phrases.say('popupRemove')}
          keys="b"
          onPress={() => model.remove(id)}
        />
      </div>
    </li>
  );
}

/** Its authors, how long it has waited, where it was queued. */
function RowFacts({ item, phrases }: Pick<Props, 'item' | 'phrases'>) {
  const { say, byline, where, times } = phrases;
  const by = byline(item.details);
  const waited = times.duration(Date.now() - item.queuedAt) ?? say('popupJustNow');
  return (
    <div class="facts">
      {by && (
        <p>
          <bdi>{by}</bdi>
        </p>
      )}
      <div class="line">
        <p>
          <time
            dateTime={new Date(item.queuedAt).toISOString()}
            title={say('popupWaiting', times.moment(item.queuedAt))}
          >
            {waited}
          </time>
          {item.listing && ` · ${where(item.listing)}`}
        </p>
        {item.tags && <Tags tags={item.tags} phrases={phrases} />}
      </div>
    </div>
  );
}
