/** Which days a digest is of: one or seven, by the user's clock, as a page's hash says it. Pure; all times are ms since 1970. */
import { startOfDay } from '../basics/calendar';
import { inboxKeeps } from '../library/inbox/waiting';

export interface Period {
  readonly days: 1 | 7;
  /** When the last of its days begins; absent for the current day, which changes. */
  readonly last?: number;
}

export interface Span {
  readonly from: number;
  /** The first moment after it. */
  readonly until: number;
}

/** `#day`, `#week/2026-06-03`: the seven days that end with that one. Today for any other hash, and for future days. */
export function readPeriod(hash: string, now: number): Period {
  const [, kind, ...date] = /^#(day|week)(?:\/(\d{4})-(\d\d)-(\d\d))?$/.exec(hash) ?? [];
  const days = kind === 'week' ? 7 : 1;
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const time = new Date(year, month - 1, day);
  const isDate =
    time.getFullYear() === year && time.getMonth() === month - 1 && time.getDate() === day;
  return isDate && time.getTime() < startOfDay(now) ? { days, last: time.getTime() } : { days };
}

/** The hash of a period. */
export function hashOf({ days, last }: Period): string {
  const kind = days === 7 ? '#week' : '#day';
  if (last === undefined) return kind;
  const date = new Date(last);
  const padded = (part: number, length: number) => String(part).padStart(length, '0');
  const parts = [
    padded(date.getFullYear(), 4),
    padded(date.getMonth() + 1, 2),
    padded(date.getDate(), 2),
  ];
  return `${kind}/${parts.join('-')}`;
}

/** The span of a period, from the start of its first day to the end of its last. */
export function spanOf(period: Period, now: number): Span {
  const { days, last = now } = period;
  return { from: startOfDay(last, 1 - days), until: startOfDay(last, 1) };
}

/** Yesterday, the day. */
export const yesterday = (now: number): Period => ({ days: 1, last: startOfDay(now, -1) });

/**
 * The same number of days before (−1) or after it (1). Nothing if it lies in the future, or its papers are forgotten.
 */
export function beside(period: Period, by: -1 | 1, now: number): Period | undefined {
  const { days, last = startOfDay(now) } = period;
  if (by > 0 && last >= startOfDay(now)) return undefined;
  const next = { days, last: startOfDay(last, by * days) };
  if (next.last >= startOfDay(now)) return { days };
  return isForgotten(next, now) ? undefined : next;
}

/** Whether all that feeds brought in it has been forgotten. */
export const isForgotten = (period: Period, now: number): boolean =>
  spanOf(period, now).until <= now - inboxKeeps;
