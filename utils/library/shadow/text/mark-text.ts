/** A mark in a block's text: `r+0` — read, by hand, by the action listed first, at that action's time. */
import type { ActionId } from '../../../paper/state/action-id';
import type { MarkName } from '../../../paper/state/marks';
import type { Mark } from '../../../paper/state/marks-schema';
import { isPosition } from '../../../paper/state/positions';
import { actionAt, numberOf, timeOf } from './stamp-text';
import { checkedNumber, write } from './values';

/** The letters of marks; capital where an option set it. */
export const letters: Readonly<Record<string, MarkName>> = {
  r: 'read',
  q: 'queued',
  s: 'starred',
  h: 'hidden',
};

/** An invalid position becomes the first one: the rest of the block matters more than one paper's position. */
const positionOf = (text: string): string => (isPosition(text) ? text : 'a0');

export function writeMark(letter: string, mark: Mark, actions: Map<ActionId, number>): string {
  const { value, time, by, action, position, since } = mark;
  const sign = value ? '+' : '-';
  const after = Math.floor(time) - timeOf(action);
  const parts = [
    `${by === 'hand' ? letter : letter.toUpperCase()}${sign}${write(numberOf(action, actions))}`,
    after === 0 ? '' : write(after),
    position === undefined ? '' : encodeURIComponent(position),
    since === undefined ? '' : write(Math.floor(since) - Math.floor(time)),
  ];
  return parts.join(',').replace(/,{1,3}$/, '');
}

/** What `writeMark` wrote. Throws `Damaged`. */
export function readMark(letter: string, rest: string, actions: readonly ActionId[]): Mark {
  const [index = '', after = '', position = '', since = ''] = rest.slice(1).split(',');
  const action = actionAt(index, actions);
  const time = timeOf(action) + (after === '' ? 0 : checkedNumber(after));
  return {
    value: rest.startsWith('+'),
    time,
    by: letter === letter.toLowerCase() ? 'hand' : 'auto',
    action,
    ...(position !== '' && { position: positionOf(decodeURIComponent(position)) }),
    ...(since !== '' && { since: time + checkedNumber(since) }),
  };
}
