/** Whether what Hugging Face answers can be true, by the day and by what came before. */

import type { Doubt } from '../../../feeds/feed';
import {
  type Batch,
  hasShrunk,
  isPersistent,
  isSameAgain,
  type Memory,
} from '../../../feeds/memory';
import type { PaperId } from '../../../paper/paper-id';

const hour = 3_600_000;
const day = 24 * hour;

/** A day's list grows until the morning after: in UTC, by which the site counts days, it is finished by then. */
export const finishedAfter = day + 12 * hour;

/** `YYYY-MM-DD` in UTC. */
export const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** What comes of a day when it is finished is what is left of it for ever: it is looked at more closely. */
export function doubtOfDay(start: number, now: number, memory: Memory) {
  const date = dayAt(start);
  const before = memory[date];
  return (ids: readonly PaperId[]): Doubt | undefined => {
    if (isPersistent(before, now)) return undefined;
    if (hasShrunk(ids.length, before)) return ids.length === 0 ? 'nothing' : 'shrunk';
    if (now < start + finishedAfter) return undefined;
    const dayBefore = memory[dayAt(start - day)];
    // A paper or two may well be listed on two days.
    const isEnough = (dayBefore?.ids?.length ?? 0) >= 5;
    if (isEnough && isSameAgain(ids, dayBefore)) return 'wrong day';
    // There are lists from Monday to Friday. Until one came, nothing is known of what comes.
    const hasHistory = Object.values(memory).some(({ count }) => count);
    return ids.length === 0 && hasHistory && isWorkday(start) ? 'nothing' : undefined;
  };
}

function isWorkday(start: number): boolean {
  const date = new Date(start);
  const isHoliday = /-(?:01-01|12-25|12-26|12-31)$/.test(dayAt(start));
  return date.getUTCDay() % 6 !== 0 && !isHoliday;
}

/** The doubt of a list that has one state only, and always papers once it had some. */
export const doubtOfList =
  (before: Batch | undefined, now: number) =>
  (ids: readonly PaperId[]): Doubt | undefined => {
    if (isPersistent(before, now) || !before?.count) return undefined;
    return ids.length === 0 ? 'nothing' : undefined;
  };
