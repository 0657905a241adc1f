import { Icon } from '../ui/controls/icon';
import type { Phrases } from '../ui/phrases/phrases';
import type { InboxModel } from './inbox/inbox-model';
import type { QueueModel } from './queue/queue-model';
import { TabList, type TabsModel, tabTitle } from './tabs';

interface Props {
  readonly model: QueueModel;
  readonly inbox: InboxModel;
  readonly tabs: TabsModel;
  readonly phrases: Phrases;
  readonly onSearch: () => void;
  /** The search is in place of the lists. */
  readonly isSearching: boolean;
}

/** The numbers of queued papers and of papers in the inbox, and today's counts. */
export function Header({ model, inbox, tabs, phrases, onSearch, isSearching }: Props) {
  const { say, number } = phrases;
  const today = model.today.value;
  const counts = { queue: model.length.value, inbox: inbox.counts.value?.waiting };
  const shown = tabs.shown.value ?? 'queue';
  return (
    <header>
      <img src="/icon/offprint.svg" alt="" width="28" height="28" />
      <div>
        <h1 class="unseen">{tabTitle(phrases, shown, counts[shown])}</h1>
        <TabList model={tabs} phrases={phrases} counts={counts} hasPanel={!isSearching} />
        <p class="today">
          {today &&
            say('popupToday', number(today.read), number(today.queued), number(today.starred))}
        </p>
      </div>
      <button
        type="button"
        class="search-button"
        aria-label={say('librarySearch')}
        title={`${say('librarySearch')} (/)`}
        onClick={onSearch}
      >
        <Icon name="search" />
      </button>
    </header>
  );
}
