import type { Mark, Marks } from './marks-schema';

/** The four marks, each a toggle. In the order in which every interface shows them. */
export const markNames = ['read', 'queued', 'starred', 'hidden'] as const;
export type MarkName = (typeof markNames)[number];

type Markable = { readonly marks: Marks } | undefined;

/** Whether a mark of a paper is set. */
export const isOn = (paper: Markable, name: MarkName): boolean =>
  paper?.marks[name]?.value === true;

/** Whether any mark of a paper is set. */
export const isMarked = (paper: Markable): boolean => markNames.some((name) => isOn(paper, name));

/**
 * What else changes when the user sets `mark` to `value` by hand: a queued paper that is marked read or hidden leaves
 * the queue. No other mark changes another.
 */
export function alsoChanges(
  marks: { readonly queued?: Pick<Mark, 'value'> | undefined },
  mark: MarkName,
  value: boolean,
  by: Mark['by'],
): readonly { mark: MarkName; value: boolean }[] {
  const leavesQueue =
    by === 'hand' &&
    value &&
    (mark === 'read' || mark === 'hidden') &&
    marks.queued?.value === true;
  return leavesQueue ? [{ mark: 'queued', value: false }] : [];
}
