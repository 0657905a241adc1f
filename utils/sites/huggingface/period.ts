/** Which day, week or month a page of Daily Papers is of. */
import { type PaperId, partsOf } from '../../paper/ids/paper-id';
import type { Address } from './address';

/**
 * The period that the page shows. An address may name a period that the site clamps, or, like `/papers`, none. So
 * embedded data wins, unless it is of another kind of list or lacks `first`, the first paper shown: it stays as served
 * when the site's script replaces the papers.
 */
export function periodShown(
  island: Element | null,
  address: Address,
  first: PaperId | undefined,
): Address {
  const { view, which } = address;
  if (!/^(?:day|week|month)$/.test(view)) return address;
  const text = island?.getAttribute('data-props') ?? '';
  // The kind is at the end, the date at the front: a megabyte of papers needn't be parsed for them.
  const kind = /"periodType":"(\w+)"/.exec(text.slice(-5_000))?.[1] ?? view;
  const date = /"date(?:String)?":"(\d{4}-W?\d{2}(?:-\d{2})?)/.exec(text.slice(0, 5_000))?.[1];
  const isCurrent = !first || text.includes(`"${partsOf(first).identifier}"`);
  const embedded = date && kind === view && isCurrent ? inForm(date, view) : undefined;
  return { view, which: embedded ?? which ?? 'latest' };
}

/** A date in the form of the listing's key. The page may give a week or a month by one of its days. */
function inForm(date: string, view: string): string | undefined {
  if (view === 'week') return date.includes('W') ? date : weekOf(date);
  return date.slice(0, view === 'month' ? 7 : 10);
}

const dayInMs = 86_400_000;

/** The ISO week of a day: the one of its Thursday, in the Thursday's year. */
function weekOf(date: string): string | undefined {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return undefined;
  const thursday = new Date(time + (4 - (new Date(time).getUTCDay() || 7)) * dayInMs);
  const year = thursday.getUTCFullYear();
  const week = Math.ceil((thursday.getTime() - Date.UTC(year, 0, 1) + dayInMs) / (7 * dayInMs));
  return `${year}-W${String(week).padStart(2, '0')}`;
}
