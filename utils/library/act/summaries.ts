/** What actions did, in the words of the history. */
import type { MarkAction, NoteAction, TagAction } from '../../actions/actions-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import type { ActionSummary, Change } from '../action-record';

export const markSummary = ({ mark, value, papers }: MarkAction): ActionSummary => ({
  kind: 'mark',
  mark,
  value,
  count: papers.length,
  ...titleOfOnly(papers),
});

export const tagSummary = ({ tag, value, papers }: TagAction): ActionSummary => ({
  kind: 'tag',
  tag,
  value,
  count: papers.length,
  ...titleOfOnly(papers),
});

export const noteSummary = ({ text, paper }: NoteAction): ActionSummary => ({
  kind: 'note',
  value: text !== '',
  ...titleOfOnly([paper]),
});

/** The title of the paper that an action is about, if it is about one. */
function titleOfOnly([paper, ...others]: MarkAction['papers']): { readonly title?: string } {
  const title = others.length === 0 ? (paper?.title ?? paper?.details?.title) : undefined;
  return title === undefined ? {} : { title };
}

/** The papers that changed, each once. */
export const papersOf = (changes: readonly Change[]): PaperId[] => [
  ...new Set(changes.map(({ paper }) => paper)),
];
