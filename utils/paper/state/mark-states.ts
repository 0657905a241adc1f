import type { MarkName } from './marks';

/** The message that says of a paper that it carries a mark: "read", "queued". */
export const markStates: Readonly<Record<MarkName, string>> = {
  read: 'badgeRead',
  queued: 'badgeQueued',
  starred: 'badgeStarred',
  hidden: 'badgeHidden',
};
