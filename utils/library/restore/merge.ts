/**
 * How two copies of a library are merged: value by value. The order and number of merges don't change the result. Every
 * rule picks the greater of two in some fixed order, so all of them are commutative, associative and idempotent.
 */

import { titleRank } from '../../paper/details/title';
import type { Seen } from '../../paper/state/paper-state-schema';
import type { AliasLink, AliasRow, PaperRow } from '../store/library-schema';

/** When a mark, tag or note was set, and by which action. */
interface Timed {
  readonly time: number;
  readonly action: string;
}

/** Whether a value wins over another: the later one does; ties are broken by action, then by value. */
export function isLater<Value extends Timed>(a: Value, b: Value | undefined): boolean {
  if (!b || a.time !== b.time) return !b || a.time > b.time;
  if (a.action !== b.action) return a.action > b.action;
  return jsonOf(a) > jsonOf(b);
}

/** Seen or taken back, whichever happened last. At the same moment, taken back wins. */
export const laterSeen = (a: Seen, b: Seen): Seen =>
  Math.abs(a) === Math.abs(b) ? Math.min(a, b) : Math.abs(a) > Math.abs(b) ? a : b;

/** Merges two copies of a paper's details; where both have a value, the longer text or the greater number wins. */
export function mergeKept(a: PaperRow, b: PaperRow): PaperRow {
  const listing = greater(a.listing, b.listing);
  const counted =
    (a.counted?.[0].time ?? 0) === (b.counted?.[0].time ?? 0)
      ? longer(a.counted, b.counted)
      : (a.counted?.[0].time ?? 0) > (b.counted?.[0].time ?? 0)
        ? a.counted
        : b.counted;
  return {
    id: a.id,
    details: mergeDetails(a.details, b.details),
    ...(listing !== undefined && { listing }),
    ...(counted && { counted }),
  };
}

function mergeDetails(a: PaperRow['details'], b: PaperRow['details']): PaperRow['details'] {
  const merged: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) merged[name] = longer(merged[name], value);
  return { ...merged, title: better(a.title, b.title) };
}

/** The better title; of two equally good ones the longer. */
function better(a: string, b: string): string {
  const [rankA, rankB] = [titleRank(a), titleRank(b)];
  if (rankA === rankB) return longer(a, b);
  return rankA < rankB ? a : b;
}

/** The links of both. Ids that the user took apart stay apart. */
export function mergeLinks(a: AliasRow['same'], b: AliasRow['same']): AliasRow['same'] {
  const same = { ...a };
  for (const [id, link] of Object.entries(b)) {
    const own = same[id];
    if (!own || (own.value === link.value ? isStronger(link, own) : !link.value)) same[id] = link;
  }
  return same;
}

/** Of two links that say the same, the user's wins over a page's, then the later one. */
const isStronger = (a: AliasLink, b: AliasLink): boolean =>
  a.by === b.by ? a.time > b.time : a.by === 'hand';

function greater<Text extends string>(a: Text | undefined, b: Text | undefined): Text | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

function longer<Value>(a: Value, b: Value): Value {
  if (a === undefined || b === undefined) return a ?? b;
  const [textA, textB] = [jsonOf(a), jsonOf(b)];
  if (textA.length !== textB.length) return textA.length > textB.length ? a : b;
  return textA > textB ? a : b;
}

/** JSON with sorted members, so that equal values give equal text. */
export const jsonOf = (value: unknown): string => JSON.stringify(value, sorted) ?? '';

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const isSame = (a: unknown, b: unknown): boolean => jsonOf(a) === jsonOf(b);
