/** Whether what Hugging Face answers can be true, by the day and by what came before. */

import type { Doubt } from '../../../feeds/feed';
import {
  type Batch,
  hasShrunk,
  isPersistent,
  isSameAgain,
  type Memory,
} from '../../../feeds/memory';
import type { PaperId } from '../../../paper/ids/paper-id';

const hour = 3_600_000;
const day = 24 * hour;

/** A day's list grows until the next morning in UTC, by which the site counts days; then it is final. */
export const finishedAfter = day + 12 * hour;

/** `YYYY-MM-DD` in UTC. */
export const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The doubt of a day's list. A finished list is the last answer for its day, so it is checked more strictly. */
export function doubtOfDay(start: number, now: number, memory: Memory) {
  const date = dayAt(start);
  const before = memory[date];
  return (ids: readonly PaperId[]): Doubt | undefined => {
    if (isPersistent(before, now)) return undefined;
    if (hasShrunk(ids.length, before)) return ids.length === 0 ? 'nothing' : 'shrunk';
    if (now < start + finishedAfter) return undefined;
    const dayBefore = memory[dayAt(start - day)];
    // One or two papers may be listed on two days.
    const isEnough = (dayBefore?.ids?.length ?? 0) >= 5;
    if (isEnough && isSameAgain(ids, dayBefore)) return 'wrong day';
    // There are lists from Monday to Friday. Without an earlier list, nothing can be expected.
    const hasHistory = Object.values(memory).some(({ count }) => count);
    return ids.length === 0 && hasHistory && isWorkday(start) ? 'nothing' : undefined;
  };
}

function isWorkday(start: number): boolean {
  const date = new Date(start);
  const isHoliday = /-(?:01-01|12-25|12-26|12-31)$/.test(dayAt(start));
  return date.getUTCDay() % 6 !== 0 && !isHoliday;
}

/** The doubt of a list with only a current state, which is never empty once it had papers. */
export const doubtOfList =
  (before: Batch | undefined, now: number) =>
  (ids: readonly PaperId[]): Doubt | undefined => {
    if (isPersistent(before, now) || !before?.count) return undefined;
    return ids.length === 0 ? 'nothing' : undefined;
  };
