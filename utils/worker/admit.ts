/** Which messages the worker accepts: from which senders, in what form, and how often. */
import type { Runtime } from 'webextension-polyfill';
import * as z from '../basics/z';
import { browser } from '../browser/browser';
import type { Request } from '../messages/messages-schema';
import { RequestSchema } from '../messages/messages-schema';
import { type PageSite, siteAt } from '../sites/sites';

/** The polyfill's type does not know `origin`; Chrome has it since 80, Firefox since 126. */
export type Sender = Runtime.MessageSender & { readonly origin?: string };

export interface Asked {
  readonly request: Request;
  readonly tabId: number;
  /** Where the page is. */
  readonly address: URL;
}

type Refusal =
  | 'not from our script'
  | 'not from a top frame'
  | 'not from a granted host'
  | 'malformed'
  | 'for another site'
  | 'too often';

/** Requests whose effect the user would notice, so they are limited per tab. */
const noticeable: ReadonlySet<Request['type']> = new Set([
  'open',
  'open settings',
  'open library',
  'page parts',
  'page links',
  'ask to follow',
  'ask to export',
  'ask for own words',
  'citing',
  'maths',
]);
const mostNoticeable = 60;
const span = 10_000;

/**
 * Admits or refuses messages. Doesn't look up the tab's address: the page may be gone when its last message is read,
 * and what it wrote to the journal must still be brought in.
 */
export function createAdmission(now: () => number = Date.now) {
  const times = new Map<number, number[]>();

  function isTooOften(tabId: number): boolean {
    const recent = (times.get(tabId) ?? []).filter((time) => Math.abs(now() - time) < span);
    if (recent.length >= mostNoticeable) return true;
    times.set(tabId, [...recent, now()]);
    return false;
  }

  /**
   * The request, parsed, with the number of its tab; or why it is refused. `isAsked`: the user asked for marks on the
   * sender's page, on whatever site it is.
   */
  return function admit(message: unknown, sender: Sender, isAsked = false): Asked | Refusal {
    const site = siteOf(sender, isAsked);
    const tabId = sender.tab?.id;
    if (sender.id !== browser.runtime.id || tabId === undefined) return 'not from our script';
    if (sender.frameId !== 0) return 'not from a top frame';
    if (site === undefined) return 'not from a granted host';
    const { data: request } = z.safeParse(RequestSchema, message);
    if (!request) return 'malformed';
    const address = new URL(sender.url ?? '');
    // On a site's own pages, too: the page reader takes over where the site's reader understands nothing any more.
    const keys = [`any-page/${address.origin}/`, ...(site === 'any-page' ? [] : [`${site}/`])];
    const isOwn = (listing: string) => keys.some((key) => listing.startsWith(key));
    if ('listing' in request && !isOwn(request.listing)) return 'for another site';
    if (noticeable.has(request.type) && isTooOften(tabId)) return 'too often';
    return { request, tabId, address };
  };
}

/** The site whose own document is the sender. A sandboxed document (origin `null`) belongs to no site. */
function siteOf({ url, origin }: Sender, isAsked: boolean): PageSite | undefined {
  const address = URL.parse(url ?? '');
  if (address?.protocol !== 'https:') return undefined;
  if (origin !== undefined && origin !== address.origin) return undefined;
  return siteAt(address)?.name ?? (isAsked ? 'any-page' : undefined);
}
