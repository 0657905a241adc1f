/** Which action set a mark or wrote a word, and when: by its number in the block's list of actions. */
import type { ActionId } from '../../../paper/state/action-id';
import type { Tag } from '../../../paper/state/own-words-schema';
import { checkedNumber, Damaged, read, write } from './values';

/** The time that an action's id begins with, ms since 1970. */
export const timeOf = (action: ActionId): number => read(action.slice(0, 9));

/** The number of an action in the list, to which it is added if it is new. */
export function numberOf(action: ActionId, actions: Map<ActionId, number>): number {
  const known = actions.get(action) ?? actions.size;
  actions.set(action, known);
  return known;
}

/** The action of a number. Throws `Damaged`. */
export function actionAt(number: string, actions: readonly ActionId[]): ActionId {
  const action = actions[checkedNumber(number)];
  if (action === undefined) throw new Damaged();
  return action;
}

/** Which action, and how long after that action's time. */
export function writeStamp(
  { time, action }: Pick<Tag, 'time' | 'action'>,
  actions: Map<ActionId, number>,
): string {
  return `${write(numberOf(action, actions))},${write(Math.floor(time) - timeOf(action))}`;
}

/** Throws `Damaged`. */
export function readStamp(
  index: string,
  after: string,
  actions: readonly ActionId[],
): Pick<Tag, 'time' | 'action'> {
  const action = actionAt(index, actions);
  return { time: timeOf(action) + checkedNumber(after), action };
}
