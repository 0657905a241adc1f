import type { Action } from '../../../utils/actions/actions-schema';
import type { Trouble } from '../../../utils/actions/trouble';
import type { Words } from '../../../utils/basics/words';
import type { DrainAnswer } from '../../../utils/messages/messages-schema';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';

const done: Readonly<Record<MarkName, readonly [on: string, off: string]>> = {
  read: ['didRead', 'didUnread'],
  queued: ['didQueued', 'didUnqueued'],
  starred: ['didStarred', 'didUnstarred'],
  hidden: ['didHidden', 'didUnhidden'],
};

/** An action in words: "Marked 23 read". Nothing for automatic actions. */
export function actionInWords({ say, count }: Words, action: Action): string | undefined {
  if (action.kind === 'mark') {
    const many = action.papers.length;
    if (many > 1 && action.mark === 'read') return count('didReadMany', many);
    return say(done[action.mark][action.value ? 0 : 1]);
  }
  if (action.kind === 'see' && action.by === 'hand') {
    return count(action.value ? 'didSee' : 'didUnsee', action.papers.length);
  }
  return undefined;
}

/** An undo in words: "Undone. 2 of 23 changed since, kept". */
export function undoInWords(
  { say }: Words,
  { status, changed = 0, kept = 0 }: DrainAnswer['outcomes'][number],
): string {
  if (status === 'refused') return say('undoRefused');
  return kept > 0 ? say('didUndoKept', String(kept), String(changed + kept)) : say('didUndo');
}

/** Says why a click was not stored, and how to go on. */
export function troubleInWords({ say }: Words, trouble: Trouble): string {
  if (trouble === 'updated') return say('notStoredUpdated');
  return say(trouble === 'storage full' ? 'notStoredFull' : 'notStored');
}

/** Says why the journal isn't applied yet. */
export function failureInWords(
  { say }: Words,
  failure: NonNullable<DrainAnswer['failure']>,
): string {
  return say(failure === 'storage full' ? 'waitingFull' : 'waitingUnavailable');
}

/** A paper's state in words: "new", "read, queued". Nothing for an empty state. */
export function entryInWords(
  { say }: Words,
  state: PaperState | undefined,
  isNew: boolean,
): string {
  const standing = markNames.filter((name) => state?.marks[name]?.value);
  return [...(isNew ? [say('entryNew')] : []), ...standing.map((name) => say(done[name][0]))].join(
    ', ',
  );
}

/** What changed since the paper was last seen: "+14 comments, +120 upvotes". */
export function sinceInWords(
  { count }: Words,
  before: { readonly upvotes?: number; readonly comments?: number } | undefined,
  now: () => PaperDetails,
): string | undefined {
  if (!before) return undefined;
  const { upvotes = 0, comments = 0 } = now();
  const more = [
    ['entrySinceComments', comments - (before.comments ?? comments)],
    ['entrySinceUpvotes', upvotes - (before.upvotes ?? upvotes)],
  ] as const;
  const parts = more.flatMap(([name, n]) => (n > 0 ? [count(name, n)] : []));
  return parts.length > 0 ? parts.join(', ') : undefined;
}
