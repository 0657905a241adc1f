/**
 * When arXiv announces: at 20:00 Eastern time from Sunday to Thursday, and its RSS documents follow at midnight. So
 * there is one document for each day from Monday to Friday in New York, available only on that day.
 *
 * https://info.arxiv.org/help/availability.html, https://info.arxiv.org/help/rss_specifications.html
 *
 * Holidays are not known: their documents are empty, which costs one request.
 */
const hour = 3_600_000;
const day = 24 * hour;

/** A day of the calendar as the time of its start in UTC. */
type CalendarDay = number;

/** An announcement, and the submissions in it, apart from those that moderators held back. ms since 1970. */
export interface Announcement {
  /** The day of its document, `YYYY-MM-DD`. */
  readonly date: string;
  /** When its document may be requested. */
  readonly at: number;
  /** When the next day's document replaces it. */
  readonly until: number;
  readonly submittedFrom: number;
  readonly submittedTo: number;
}

/** Documents are written within seconds after midnight; clocks differ by more. */
const delay = hour / 2;

let eastern: Intl.DateTimeFormat | undefined;

/** How far New York's clock is from UTC at a time, ms; behind is negative. */
function offsetAt(time: number): number {
  eastern ??= new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const fields: Record<string, number> = {};
  for (const { type, value } of eastern.formatToParts(time)) fields[type] = Number(value);
  const { year = 0, month = 0, day: date = 0, hour: hours = 0, minute = 0, second = 0 } = fields;
  const shown = Date.UTC(year, month - 1, date, hours, minute, second);
  return shown - Math.floor(time / 1_000) * 1_000;
}

/** The day that it is in New York. */
export const easternDay = (time: number): CalendarDay =>
  Math.floor((time + offsetAt(time)) / day) * day;

/**
 * The time of an hour in New York. UTC reaches that hour four or five hours earlier; the offset is taken five hours
 * later, and so is right except during the night when clocks change.
 */
const easternTime = (date: CalendarDay, hours: number): number => {
  const wall = date + hours * hour;
  return wall - offsetAt(wall + 5 * hour);
};

/** 0 is Sunday. */
const weekday = (date: CalendarDay): number => new Date(date).getUTCDay();

/** The announcement whose document is available on a day; none on Saturdays and Sundays. */
export function announcementOf(date: CalendarDay): Announcement | undefined {
  const number = weekday(date);
  if (number === 0 || number === 6) return undefined;
  // Submissions close at 14:00. Monday's document holds those of Thursday to Friday, Tuesday's those of the weekend.
  const [first, last] = number === 1 ? [4, 3] : number === 2 ? [4, 1] : [2, 1];
  return {
    date: new Date(date).toISOString().slice(0, 10),
    at: easternTime(date, 0) + delay,
    until: easternTime(date + day, 0),
    submittedFrom: easternTime(date - first * day, 14),
    submittedTo: easternTime(date - last * day, 14),
  };
}

/** The announcement whose document is available now, if there is one. */
export function currentAnnouncement(now: number): Announcement | undefined {
  const current = announcementOf(easternDay(now));
  return current && current.at <= now ? current : undefined;
}

/** The first announcement's time after a moment: when a check may find something new. */
export function nextAnnouncement(after: number): number {
  const today = easternDay(after);
  for (let date = today; ; date += day) {
    const at = announcementOf(date)?.at ?? 0;
    if (at > after) return at;
  }
}

/**
 * The announcements between a check and now whose documents are gone, newest first, at most `limit`. Without `since`:
 * the last one, if no document is available today.
 */
export function missedAnnouncements(
  now: number,
  since: number | undefined,
  limit: number,
): Announcement[] {
  const missed: Announcement[] = [];
  const count = since === undefined ? 1 : limit;
  if (since === undefined && currentAnnouncement(now)) return missed;
  const today = easternDay(now);
  for (let date = today; missed.length < count && date > today - 60 * day; date -= day) {
    const announcement = announcementOf(date);
    if (!announcement || announcement.until > now) continue;
    if (since !== undefined && since >= announcement.at) break;
    missed.push(announcement);
  }
  return missed;
}
