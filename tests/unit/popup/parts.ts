import { createInboxModel, type InboxNeeds } from '../../../components/popup/inbox/inbox-model';
import * as inboxView from '../../../components/popup/inbox/inbox-view';
import { createOwnWordsDialog } from '../../../components/popup/own-words/own-words-dialog-model';
import type { QueueModel } from '../../../components/popup/queue/queue-model';
import { createTabs, type TabName } from '../../../components/popup/tabs';
import { createPhrases } from '../../../components/ui/phrases/phrases';
import type { Desk } from '../../../utils/desk/desk';
import type { FeedId } from '../../../utils/feeds/feed';
import { defaultSettings } from '../../../utils/settings/settings';
import { english } from './english';

/** An inbox as the extension makes it, with the default settings and feeds that bring nothing. */
export const createInbox = (desk: Desk, queue: QueueModel, more: Partial<InboxNeeds> = {}) =>
  createInboxModel({
    desk,
    queue,
    phrases: createPhrases(english, 'en'),
    settings: async () => defaultSettings,
    onSettings: () => () => undefined,
    check: async () => undefined,
    isOnline: () => true,
    report: (_, cause) => {
      throw cause;
    },
    ...more,
  });

const names: Partial<Readonly<Record<FeedId, string>>> = {
  'huggingface:daily': 'Daily Papers',
  'arxiv:category/cs.CL': 'cs.CL',
};

const loadInbox = async () => inboxView;

/** What the popup takes beside the queue's model. */
export const otherParts = (
  desk: Desk,
  queue: QueueModel,
  { tab = 'queue', ...more }: Partial<InboxNeeds> & { tab?: TabName } = {},
) => ({
  inbox: createInbox(desk, queue, more),
  tabs: createTabs(Promise.resolve(tab), () => undefined),
  ownWords: createOwnWordsDialog({ desk, queue, say: english.say, report: () => undefined }),
  loadInbox,
  nameOf: (feed: FeedId) => names[feed] ?? feed,
  openFeeds: () => undefined,
  openExport: () => undefined,
});
