/** When a paper was published, where its entry says so. */
import { asDay } from '../../../basics/as-day';
import { type PaperId, partsOf } from '../../../paper/ids/paper-id';
import { textOf } from '../readable-text';
import { attribute, within } from '../tree';
import { piecesOf } from './slots';

/** The day that an entry states as such, or what is a day and nothing else, if it can be that of the paper. */
export function dayIn(id: PaperId, parts: readonly Element[]): string | undefined {
  for (const part of parts) {
    for (const element of within(part, 'time, [itemprop=datePublished], [class*=date]')) {
      const stated =
        attribute(element, 'datetime') || attribute(element, 'content') || textOf(element, 100);
      const day = asDay(written.exec(stated)?.[0] ?? '');
      if (day) return day;
    }
  }
  const days = piecesOf(parts).flatMap(({ text }) => asDay(alone.exec(text)?.[1] ?? '') ?? []);
  return days.find((day) => isDayOf(id, day));
}

const date = String.raw`\d{4}-\d\d-\d\d|\d{4}\/\d\d\/\d\d|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}`;
const written = new RegExp(String.raw`\b(?:${date})(?=\D|$)`);
const alone = new RegExp(String.raw`^[([]?(${date})[)\]]?$`);

/** A day on a page may be that of a meeting. An identifier of arXiv has the month in which its paper came. */
function isDayOf(id: PaperId, day: string): boolean {
  const { scheme, identifier } = partsOf(id);
  const [, year, month] = (scheme === 'arxiv' && /^(\d\d)(\d\d)\./.exec(identifier)) || [];
  if (!year || !month) return false;
  const months = (at: string, of: string) => 12 * Number(at) + Number(of);
  const later = months(day.slice(0, 4), day.slice(5, 7)) - months(`20${year}`, month);
  // What was handed in on the last days of a month may have the next month's number.
  return later === 0 || later === -1;
}
