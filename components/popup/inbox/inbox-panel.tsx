import { useEffect } from 'preact/hooks';
import type { FeedId } from '../../../utils/feeds/feed';
import { feedName } from '../../ui/phrases/feed-name';
import type { Phrases } from '../../ui/phrases/phrases';
import { Placeholder, UntilReady } from '../../ui/view/placeholders';
import type { OwnWordsDialogModel } from '../own-words/own-words-dialog-model';
import { checkInWords, FailingFeeds } from './inbox-check-line';
import { InboxList, Muted } from './inbox-list';
import type { InboxModel } from './inbox-model';

interface Props {
  readonly model: InboxModel;
  readonly ownWords: OwnWordsDialogModel;
  readonly phrases: Phrases;
  readonly nameOf: (feed: FeedId) => string;
  /** Opens the feeds' section of the options page. */
  readonly openFeeds: () => void;
  /** Opens the settings where a saved file is restored. */
  readonly openData: () => void;
}

/** The inbox, or a placeholder. It is read while it is shown. */
export function InboxPanel({ nameOf, ...given }: Props) {
  const { model } = given;
  useEffect(() => model.show(), [model]);
  const titles = model.titles.value;
  const props = { ...given, nameOf: (id: FeedId) => feedName(id, titles.get(id), nameOf) };
  return (
    <>
      <FailingFeeds {...props} />
      <Body {...props} />
    </>
  );
}

function Body(props: Props) {
  const { model, phrases, openData } = props;
  return (
    <UntilReady
      view={model.view.value}
      loading={phrases.say('inboxLoading')}
      title={phrases.say('inboxUnavailable')}
      phrases={phrases}
      onRetry={model.renew}
      onRestore={openData}
    >
      {() => {
        if (model.groups.value.length > 0 || model.hasMore.value) return <InboxList {...props} />;
        return model.feeds.value.length === 0 ? (
          <NothingFollowed {...props} />
        ) : (
          <NothingNew model={model} phrases={phrases} />
        );
      }}
    </UntilReady>
  );
}

function NothingFollowed({ phrases: { say }, openFeeds }: Props) {
  return (
    <Placeholder title={say('inboxNothingFollowed')} counsel={say('inboxNothingFollowedCounsel')}>
      <button type="button" class="main" onClick={openFeeds}>
        {say('inboxChooseFeeds')}
      </button>
    </Placeholder>
  );
}

function NothingNew({ model, phrases }: Pick<Props, 'model' | 'phrases'>) {
  const { say } = phrases;
  const checked = model.checked.value;
  return (
    <Placeholder
      // Only a check tells that nothing is new.
      title={say(checked === undefined ? 'inboxUnchecked' : 'inboxNothingNew')}
      counsel={checkInWords(model, phrases) ?? say('inboxUncheckedCounsel')}
    >
      <button
        type="button"
        class="main"
        aria-disabled={model.checking.value !== undefined}
        onClick={model.check}
      >
        {say('inboxCheckNow')}
      </button>
      <p>
        <Muted model={model} phrases={phrases} />
      </p>
    </Placeholder>
  );
}
