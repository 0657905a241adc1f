import { useRef } from 'preact/hooks';
import type { FeedId } from '../../../utils/feeds/feed';
import { Icon } from '../../ui/controls/icon';
import { MoreWhenNear } from '../../ui/controls/more-when-near';
import { MutedToggle } from '../../ui/controls/muted-toggle';
import { useKeptFocus } from '../../ui/focus/kept-focus';
import type { Phrases } from '../../ui/phrases/phrases';
import type { OwnWordsDialogModel } from '../own-words/own-words-dialog-model';
import { Checked } from './inbox-check-line';
import { paperOf } from './inbox-item';
import type { InboxModel } from './inbox-model';
import { InboxRow } from './inbox-row';

interface Props {
  readonly model: InboxModel;
  readonly ownWords: OwnWordsDialogModel;
  readonly phrases: Phrases;
  readonly nameOf: (feed: FeedId) => string;
}

/** The waiting papers, by day and feed: one stop of the Tab key, arrows inside. */
export function InboxList({ model, ownWords, phrases, nameOf }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  useKeptFocus(scroller, model.focusWanted.value);
  const current = model.current.value;
  const unfolded = model.unfolded.value;
  return (
    <>
      <InboxBar model={model} phrases={phrases} />
      <div class="scroller" data-inbox ref={scroller}>
        <ol aria-label={phrases.say('popupInbox')}>
          {model.groups.value.map(({ key, day, feed, items }) => (
            <li key={key}>
              <h2 id={key}>
                {phrases.times.dayOf(day, Date.now())} · <bdi>{nameOf(feed)}</bdi>
              </h2>
              <ol aria-labelledby={key}>
                {items.map((item) => (
                  <InboxRow
                    key={item.id}
                    item={item}
                    model={model}
                    phrases={phrases}
                    nameOf={nameOf}
                    onTag={() => ownWords.open(paperOf(item), 'tags')}
                    isCurrent={item.id === current}
                    isUnfolded={unfolded.has(item.id)}
                  />
                ))}
              </ol>
            </li>
          ))}
        </ol>
        {model.hasMore.value && <MoreWhenNear onNear={model.more} depth={model.depth.value} />}
      </div>
    </>
  );
}

type BarProps = Pick<Props, 'model' | 'phrases'>;

/** Counts, and the buttons for the whole list. Its height is constant, so that nothing below it moves. */
function InboxBar({ model, phrases }: BarProps) {
  const { say, count } = phrases;
  const { waiting = 0, raised = 0 } = model.counts.value ?? {};
  const checkNow = say('inboxCheckNow');
  return (
    <div class="inbox-bar">
      <div>
        <p class="counts">
          {count('inboxNew', waiting)}
          {raised > 0 && ` · ${count('inboxCountRaised', raised)}`}
          <Muted model={model} phrases={phrases} before=" · " />
        </p>
        <Checked model={model} phrases={phrases} />
      </div>
      <SeeButton model={model} phrases={phrases} />
      <button
        type="button"
        class="again"
        aria-label={checkNow}
        title={checkNow}
        aria-disabled={model.checking.value !== undefined}
        onClick={model.check}
      >
        <Icon name="again" />
      </button>
    </div>
  );
}

/**
 * "Mark these 23 seen"; once none of those shown waits, the button to the next. Drawn as one button, so that it keeps
 * the focus.
 */
function SeeButton({ model, phrases: { say, count, number } }: BarProps) {
  const seeable = model.seeable.value;
  const hasNext = model.hasMore.value;
  const key = model.keys.value.markShownRead;
  const { waiting = 0 } = model.counts.value ?? {};
  // The count beside it is of all that wait; the button acts on those in the list.
  const isPart = hasNext && waiting > seeable;
  const name = isPart
    ? say('inboxSeePart', number(seeable), number(waiting))
    : count('inboxSee', seeable);
  if (seeable > 0) {
    return (
      <button type="button" title={key ? `${name} (${key})` : name} onClick={model.seeShown}>
        {name}
      </button>
    );
  }
  return (
    <button
      type="button"
      aria-disabled={!hasNext}
      onClick={() => {
        if (hasNext) model.renew();
      }}
    >
      {say(hasNext ? 'inboxNext' : 'inboxAllSeen')}
    </button>
  );
}

interface MutedProps extends BarProps {
  /** The text before it. */
  readonly before?: string;
}

/** "40 muted · show". Nothing if nothing is muted. */
export function Muted({ model, phrases: { say, count }, before = '' }: MutedProps) {
  const { muted = 0 } = model.counts.value ?? {};
  const isShown = model.mutedShown.value;
  if (muted === 0 && !isShown) return null;
  return (
    <>
      {before}
      <span class="muted">
        {count('inboxCountMuted', muted)}
        {' · '}
        <MutedToggle isShown={isShown} onToggle={model.toggleMuted} say={say} />
      </span>
    </>
  );
}
