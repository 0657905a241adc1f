/** What only the inbox's tab needs. Fetched when it is first shown: a popup that shows the queue opens without it. */
export { inboxShortcuts, pressInboxKey } from './inbox-keys';
export { InboxPanel } from './inbox-panel';
