import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import type { FeedId } from '../../utils/feeds/feed';
import type { Follow } from '../ui/follow-model';
import { KeysHelp } from '../ui/keys/keys-help';
import { MessageLine } from '../ui/message/message-line';
import type { Phrases } from '../ui/phrases/phrases';
import { Footer } from './footer';
import { FollowLine } from './front-tab/follow-line';
import { Header } from './header';
import { HealedNotice } from './healed-notice';
import { HistoryList } from './history/history-list';
import type { InboxModel } from './inbox/inbox-model';
import { type InboxView, type LoadedSearch, useInboxView, useSearch } from './loaded-views';
import { OwnWordsDialog } from './own-words/own-words-dialog';
import type { OwnWordsDialogModel } from './own-words/own-words-dialog-model';
import { usePopupKeys } from './popup-keys';
import type { QueueModel } from './queue/queue-model';
import { QueuePanel } from './queue/queue-panel';
import { shortcuts } from './shortcuts';
import { panelProps, type TabsModel } from './tabs';
import { Troubles } from './troubles';

interface Props {
  readonly model: QueueModel;
  readonly inbox: InboxModel;
  readonly tabs: TabsModel;
  readonly ownWords: OwnWordsDialogModel;
  readonly phrases: Phrases;
  /** Loads what only the inbox's tab needs. */
  readonly loadInbox: () => Promise<InboxView>;
  /** What the interface calls a feed. */
  readonly nameOf: (feed: FeedId) => string;
  /** The list of the front tab's page, if it can be followed. */
  readonly follow?: ReadonlySignal<Follow | undefined>;
  /** Opens a new tab in front. */
  readonly visit: (url: string) => void;
  readonly openSettings: () => void;
  /** Opens the library page, where it shows what a query finds. */
  readonly openLibrary: (query?: string) => void;
  /** Loads what only the search needs, and begins one. */
  readonly loadSearch: () => Promise<LoadedSearch>;
  /** Opens the settings where a saved file is restored. */
  readonly openData: () => void;
  /** Opens the feeds' section of the options page. */
  readonly openFeeds: () => void;
  /** Opens the dialog that exports the queue. */
  readonly openExport: () => void;
  /** Shown above the queue. */
  readonly children?: ComponentChildren;
}

/** The popup: the queue or the inbox, what just happened, what happened before. */
export function Popup(props: Props) {
  const { model, inbox, tabs, ownWords, phrases, follow, openSettings, openLibrary, children } =
    props;
  const showsKeys = useSignal(false);
  const search = useSearch(props.loadSearch);
  useEffect(() => model.start(), [model]);
  useCount(model, inbox);
  const view = useInboxView(props.loadInbox, tabs.shown.value === 'inbox');
  const showHelp = useCallback(() => {
    showsKeys.value = true;
  }, [showsKeys]);
  usePopupKeys({ model, inbox, tabs, ownWords, view, openSearch: search.open, showHelp });

  return (
    <>
      {children}
      {follow && <FollowLine follow={follow} phrases={phrases} />}
      <Header
        model={model}
        inbox={inbox}
        tabs={tabs}
        phrases={phrases}
        onSearch={search.open}
        isSearching={search.shown.value !== undefined}
      />
      <main>
        <Troubles model={model} phrases={phrases} />
        <HealedNotice model={model} phrases={phrases} />
        {search.shown.value ? (
          <search.shown.value.view.SearchPanel
            search={search.shown.value.model}
            queue={model}
            phrases={phrases}
            openLibrary={openLibrary}
            onClose={search.close}
          />
        ) : (
          <Panel {...props} view={view.value} />
        )}
        <MessageLine model={model} phrases={phrases} />
      </main>
      <HistoryList model={model} phrases={phrases} />
      <Footer
        model={model}
        tabs={tabs}
        phrases={phrases}
        openLibrary={openLibrary}
        openSettings={openSettings}
        openExport={props.openExport}
        showHelp={showHelp}
      />
      <OwnWordsDialog model={ownWords} phrases={phrases} />
      {showsKeys.value && (
        <KeysHelp
          phrases={phrases}
          shortcuts={
            (tabs.shown.value === 'inbox' &&
              view.value?.inboxShortcuts(inbox.keys.value, phrases)) ||
            shortcuts
          }
          onClose={() => {
            showsKeys.value = false;
          }}
        />
      )}
    </>
  );
}

/** Counts the inbox after the first rows of the queue are drawn, not before. */
function useCount(model: QueueModel, inbox: InboxModel): void {
  const isLoading = model.view.value === 'loading';
  useEffect(() => (isLoading ? undefined : inbox.start()), [isLoading, inbox]);
}

/** Nothing until it is known which tab was open last. */
function Panel({ view, ...props }: Props & { readonly view: InboxView | undefined }) {
  const tab = props.tabs.shown.value;
  if (!tab) return null;
  return (
    <div key={tab} {...panelProps(tab)}>
      {tab === 'queue' && <QueuePanel {...props} />}
      {tab === 'inbox' && view && <view.InboxPanel {...props} model={props.inbox} />}
    </div>
  );
}
