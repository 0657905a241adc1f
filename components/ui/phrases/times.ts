import { startOfDay } from '../../../utils/basics/calendar';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The units of times with their lengths in ms; the largest that fits is used. */
const units = [
  ['year', 365.25 * day],
  ['month', 30.44 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const;

/** A unit is used once two of it have passed: "9 days", not "1 week". */
const fits = (length: number, ms: number): boolean => ms >= (length > day ? 2 * length : length);

function inUnits(ms: number): { unit: Intl.RelativeTimeFormatUnitSingular; amount: number } {
  const [unit, length] = units.find(([, each]) => fits(each, ms)) ?? ['minute', minute];
  return { unit, amount: Math.floor(Math.max(ms, 0) / length) };
}

/**
 * Formats times in the reader's language. All times are ms since 1970. `justNow` stands for less than a minute ago; the
 * browser would say "now".
 */
export function createTimes(language: string, justNow: string) {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const absolute = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const utc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const wholeDay = utc({ day: 'numeric', month: 'short', year: 'numeric' });
  const named = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const weekday = new Intl.DateTimeFormat(language, named);
  const dayOfYear = new Intl.DateTimeFormat(language, { ...named, year: 'numeric' });
  const wholeMonth = utc({ month: 'long', year: 'numeric' });

  return {
    /** "2 days", "5 minutes"; nothing for less than a minute. */
    duration(ms: number): string | undefined {
      const { unit, amount } = inUnits(ms);
      if (amount === 0) return undefined;
      return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
        amount,
      );
    },
    /** "5 minutes ago", "yesterday", "just now". */
    ago(time: number, now: number): string {
      const { unit, amount } = inUnits(now - time);
      return amount === 0 ? justNow : relative.format(-amount, unit);
    },
    /** "in 5 minutes", "tomorrow"; "in 1 minute" for less. */
    ahead(time: number, now: number): string {
      const { unit, amount } = inUnits(time - now);
      return relative.format(Math.max(amount, 1), unit);
    },
    /** The day that a moment is in, by the reader's clock: "Today", "Yesterday", "Monday, June 1". */
    dayOf(time: number, now: number): string {
      // Rounded: a day may have 23 or 25 hours.
      const days = Math.round((startOfDay(time) - startOfDay(now)) / day);
      if (days === 0 || days === -1) return capital(relative.format(days, 'day'), language);
      const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
      return (isThisYear ? weekday : dayOfYear).format(time);
    },
    /** "June 3, 2026 at 9:14 AM" */
    moment: (time: number): string => absolute.format(time),
    /** `2026-06-03` → "Jun 3, 2026"; `2026-06` → "June 2026"; `2026` stays. Nothing for anything else. */
    date(text: string): string | undefined {
      if (/^\d{4}$/.test(text)) return text;
      const format = { 7: wholeMonth, 10: wholeDay }[text.length];
      const time = /^\d{4}-\d{2}(?:-\d{2})?$/.test(text) ? Date.parse(text) : Number.NaN;
      return format && !Number.isNaN(time) ? format.format(time) : undefined;
    },
  };
}
const capital = (text: string, language: string): string =>
  text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);
export type Times = ReturnType<typeof createTimes>;

/**
 * The language for numbers and dates: the reader's own variant ("en-GB") of the language that the strings are in, or
 * else that language, so that one line never mixes two.
 */
export const timesLanguage = (strings: string, reader: string): string =>
  reader.split('-')[0] === strings.split('-')[0] ? reader : strings;
