/**
 * What only the inbox's tab needs. Loaded when the tab is first shown: a popup that shows the queue opens without it.
 */
export { inboxShortcuts, pressInboxKey } from './inbox-keys';
export { InboxPanel } from './inbox-panel';
