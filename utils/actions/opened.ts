import type { PaperId } from '../paper/ids/paper-id';
import { newStamp } from '../paper/state/action-id';
import type { Action } from './actions-schema';

/** What is stored when the user opens a paper from a page of ours: that, and with `readOnOpen` that it is read. */
export function openedActions(paper: PaperId, readOnOpen = false): Action[] {
  const opened: Action = { ...newStamp(), kind: 'opened', paper };
  if (!readOnOpen) return [opened];
  const marked = { by: 'auto', mark: 'read', value: true } as const;
  return [opened, { ...newStamp(), kind: 'mark', ...marked, papers: [{ id: paper }] }];
}
