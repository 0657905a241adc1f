/** Numbers and ids as a block's text holds them, checked as they are read. */
import { isPaperId, type PaperId } from '../../../paper/ids/paper-id';
import { type ActionId, isActionId } from '../../../paper/state/action-id';

const base = 36;
/** A whole number in few letters. */
export const write = (n: number): string => Math.floor(n).toString(base);
/** `NaN` for what is no number. */
export const read = (text: string): number => Number.parseInt(text, base);

/** A part of a block that can't be what was written. */
export class Damaged extends Error {}

/** Throws `Damaged` for what is no paper's id. */
export function checkedId(text: string): PaperId {
  if (!isPaperId(text)) throw new Damaged();
  return text;
}

/** Throws `Damaged` for what is no action's id. */
export function checkedAction(text: string): ActionId {
  if (!isActionId(text)) throw new Damaged();
  return text;
}

/** Throws `Damaged` for what is no number. */
export function checkedNumber(text: string): number {
  const number = read(text);
  if (!Number.isSafeInteger(number)) throw new Damaged();
  return number;
}
