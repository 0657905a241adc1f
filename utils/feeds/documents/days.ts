/** Days as feeds write them. */
import { asDay } from '../../basics/as-day';

/**
 * The day that a date names, in its own time zone: `2026-05-12T06:00:10Z`, `Fri, 23 Aug 2024 00:00:00 -0400`. Nothing
 * if it names none (`2026-08`, `Spring 2026`).
 */
export function dayIn(date: string): string | undefined {
  const text = date.slice(0, 100).trim();
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text)?.[0];
  if (iso) return Number.isNaN(Date.parse(iso)) ? undefined : iso;
  const [, day, month, year] =
    /(?:^|\s)(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})(?!\d)/.exec(text) ?? [];
  return day && month && year ? asDay(`${day} ${month} ${year}`) : undefined;
}
