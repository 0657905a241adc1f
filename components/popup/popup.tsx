import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { FeedId } from '../../utils/feeds/feed';
import { latinKey } from '../../utils/settings/chosen-command';
import { failureInWords } from '../ui/actions-in-words';
import type { Follow } from '../ui/follow-model';
import { KeysHelp } from '../ui/keys-help';
import { MessageLine } from '../ui/message-line';
import type { Phrases } from '../ui/phrases';
import { EmptyQueue, UntilReady } from '../ui/placeholders';
import { isTyping } from '../ui/pressed-keys';
import { FollowLine } from './front-tab/follow-line';
import { Header } from './header';
import { HealedNotice } from './healed-notice';
import { HistoryList } from './history/history-list';
import type { InboxModel } from './inbox/inbox-model';
import { OwnWordsDialog } from './own-words/own-words-dialog';
import type { OwnWordsDialogModel } from './own-words/own-words-model';
import { QueueList } from './queue/queue-list';
import type { QueueModel } from './queue/queue-model';
import type { SearchModel } from './search/search-model';
import { pressKey, shortcuts } from './shortcuts';
import { panelProps, type TabsModel } from './tabs';

type InboxView = typeof import('./inbox/inbox-view');
type SearchView = typeof import('./search/search-view');

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

/** The popup's search, once it is loaded. */
export interface LoadedSearch {
  readonly view: SearchView;
  readonly model: SearchModel;
}

/** The popup: the queue or the inbox, what just happened, what happened before. */
export function Popup(props: Props) {
  const { model, inbox, tabs, ownWords, phrases, follow, openSettings, openLibrary, children } =
    props;
  const { say } = phrases;
  const showsKeys = useSignal(false);
  const search = useSearch(props.loadSearch);
  useEffect(() => model.start(), [model]);
  useCount(model, inbox);
  const view = useInboxView(props.loadInbox, tabs.shown.value === 'inbox');
  useEffect(() => {
    const showKeys = () => {
      showsKeys.value = true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (isSearchKey(event)) {
        event.preventDefault();
        search.open();
        return;
      }
      const isOurs =
        tabs.shown.peek() === 'inbox'
          ? view.peek()?.pressInboxKey(event, inbox, model, ownWords, showKeys)
          : pressKey(event, model, ownWords, showKeys);
      if (isOurs) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [model, inbox, tabs, ownWords, view, showsKeys, search]);

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
      <footer>
        <button
          type="button"
          aria-expanded={model.historyOpen.value}
          aria-controls="history"
          onClick={model.toggleHistory}
        >
          {say('popupHistory')}
        </button>
        <button type="button" onClick={() => openLibrary()}>
          {say('library')}
        </button>
        <button type="button" onClick={openSettings}>
          {say('popupSettings')}
        </button>
        {tabs.shown.value === 'queue' && model.rows.value.length > 0 && (
          <button type="button" aria-haspopup="dialog" onClick={props.openExport}>
            {say('exportTitle')}
          </button>
        )}
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={say('popupKeys')}
          title={`${say('popupKeysTitle')} (?)`}
          onClick={() => {
            showsKeys.value = true;
          }}
        >
          {say('popupKeys')} <span class="key">?</span>
        </button>
      </footer>
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

/** `/`, where it isn't text. */
function isSearchKey(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.altKey || event.ctrlKey || event.metaKey || target?.closest('dialog')) return false;
  return latinKey(event) === '/' && !isTyping(event, target);
}

function useSearch(load: Props['loadSearch']) {
  const shown = useSignal<LoadedSearch | undefined>(undefined);
  return useMemo(
    () => ({
      shown,
      open() {
        void load().then((loaded) => {
          shown.value = loaded;
        });
      },
      close() {
        shown.value = undefined;
        document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
      },
    }),
    [load, shown],
  );
}

function useInboxView(
  load: Props['loadInbox'],
  isShown: boolean,
): ReadonlySignal<InboxView | undefined> {
  const view = useSignal<InboxView | undefined>(undefined);
  useEffect(() => {
    if (!isShown) return;
    void load().then((loaded) => {
      view.value = loaded;
    });
  }, [load, isShown, view]);
  return view;
}

/** Nothing until it is known which tab was open last. */
function Panel({ view, ...props }: Props & { readonly view: InboxView | undefined }) {
  const tab = props.tabs.shown.value;
  if (!tab) return null;
  return (
    <div key={tab} {...panelProps(tab)}>
      {tab === 'queue' && <Queue {...props} />}
      {tab === 'inbox' && view && <view.InboxPanel {...props} model={props.inbox} />}
    </div>
  );
}

function Queue({ model, ownWords, phrases, visit, openData }: Props) {
  const { say } = phrases;
  return (
    <UntilReady
      view={model.view.value}
      loading={say('popupLoading')}
      title={say('popupUnavailable')}
      phrases={phrases}
      onRetry={model.retry}
      onRestore={openData}
    >
      {() =>
        model.rows.value.length > 0 ? (
          <QueueList model={model} ownWords={ownWords} phrases={phrases} />
        ) : (
          <EmptyQueue phrases={phrases} onVisit={visit} />
        )
      }
    </UntilReady>
  );
}

/** What is wrong, in words that say how to go on. Stays until it is resolved. */
function Troubles({ model, phrases }: Pick<Props, 'model' | 'phrases'>) {
  const failure = model.failure.value;
  const trouble = model.trouble.value;
  return (
    <div role="alert" class="troubles">
      {trouble && <p>{trouble}</p>}
      {failure && model.view.value === 'ready' && (
        <p>
          {failureInWords(phrases, failure)}{' '}
          <button type="button" onClick={model.retry}>
            {phrases.say('popupRetry')}
          </button>
        </p>
      )}
    </div>
  );
}
