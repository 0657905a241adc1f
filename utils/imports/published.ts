/** When a paper appeared, out of the many forms in which programs write it. */
import type { PaperDetails } from '../paper/details/details-schema';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "2026-03-05", "2026/03//", "2026.3": what stands behind them (a time, the end of a span, a season) is left out. */
const inNumbers = /^\s*(\d{4})(?:[-/.]\s{0,9}(\d{1,2})(?!\d)(?:[-/.]\s{0,9}(\d{1,2})(?!\d))?)?/;
const inWords = /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?![a-z])/i;

const pad = (part: number): string => String(part).padStart(2, '0');

/**
 * The day, or else the month or the year, as far as a text tells it. Nothing is invented: of "2026 Mar" no day is known,
 * and of "03/05/2026", which is one day here and another there, only the year.
 */
export function publishedIn(
  text: string,
): Pick<PaperDetails, 'publishedOn' | 'publishedIn'> | undefined {
  const [, first, ...parts] = inNumbers.exec(text) ?? [];
  const year = first ?? /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.exec(text)?.[0];
  if (year === undefined) return undefined;
  const name = inWords.exec(text)?.[1]?.toLowerCase();
  const day = name && /(?<![\d-])\d{1,2}(?![\d-])/.exec(text.replace(year, ' '))?.[0];
  const [month, date] = name ? [months.indexOf(name) + 1, Number(day)] : parts.map(Number);
  if (!month || month > 12) return { publishedIn: year };
  const whole = `${year}-${pad(month)}-${pad(date || 0)}`;
  const isDay = new Date(`${whole}T00:00:00Z`).getUTCDate() === date;
  return isDay ? { publishedOn: whole } : { publishedIn: whole.slice(0, 7) };
}
