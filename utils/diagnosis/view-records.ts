/** When each view of a site was last understood or not: shows what a redesign broke. */

import { viewPrefix } from '../basics/storage-keys';
import * as z from '../basics/z';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { type KeyedArea, storedWith } from '../browser/storage/stored';
import { siteNames } from '../sites/sites';
import { ViewSchema, type ViewTimes } from './view-schema';

export interface ViewRecord extends ViewTimes {
  /** Site and view: `huggingface/day`. */
  readonly view: string;
}

interface ViewsArea extends KeyedArea {
  set(items: Record<string, unknown>): Promise<void>;
}

/** An unchanged result for a view is noted again only after this long, ms. */
const precision = 60 * 60 * 1_000;

const isView = (view: string): boolean =>
  siteNames.some((site) => view.startsWith(`${site}/`)) && /^[a-z]+\/[a-z-]{1,20}$/.test(view);

/**
 * Notes that a page of a view was or wasn't understood. `listing`: a listing's key, which begins with site and view.
 */
export function noteView(listing: string, understood: boolean): void {
  void note(browser.storage.local, listing, understood, Date.now()).catch((cause: unknown) =>
    reportFailure('views', cause),
  );
}

/** The same, with a given area and clock. */
export async function note(
  area: ViewsArea,
  listing: string,
  understood: boolean,
  now: number,
): Promise<void> {
  const view = listing.split('/').slice(0, 2).join('/');
  if (!isView(view)) return;
  const key = viewPrefix + view;
  const before = z.safeParse(ViewSchema, (await area.get([key]))[key]).data ?? {};
  const last = understood ? before.understood : before.not;
  const other = understood ? before.not : before.understood;
  const stands = last !== undefined && last > (other ?? 0);
  if (stands && now >= last && now - last < precision) return;
  await area.set({ [key]: { ...before, [understood ? 'understood' : 'not']: now } });
}

/** The record of every view that the user visited. */
export async function readViews(area: KeyedArea): Promise<ViewRecord[]> {
  return (await storedWith(area, viewPrefix)).flatMap(([key, stored]) => {
    const times = z.safeParse(ViewSchema, stored).data;
    return times ? [{ view: key.slice(viewPrefix.length), ...times }] : [];
  });
}
