/** One request of a check: waits for the host's turn, asks only where allowed, and reads the answer. */

import { bodyLimit, bodyText } from '../feeds/documents/body';
import { pageAt } from '../feeds/documents/page-instead';
import { type FeedPart, type FeedRequest, NoFeed } from '../feeds/feed';
import { feedHostOf } from '../feeds/hosts';
import type { CheckFailure, Validator } from '../library/inbox/inbox-rows';

export interface AskNeeds {
  fetch(url: string, init: RequestInit): Promise<Response>;
  now(): number;
  /** Whether the user and the browser allow a request there. */
  mayAsk(url: URL): Promise<boolean>;
  /** Resolves when the host of an address may be asked (again); if it leads to other hosts, when all of them may be. */
  turn(url: URL, leadsElsewhere?: boolean): Promise<void>;
  /** Whether an answer may come from this address, as a server may redirect anywhere. */
  isAllowed(url: URL): boolean;
}

/** A server has this long to answer, and to send all of it, ms. */
const patience = 30_000;
/** The longest wait, whatever failed and whatever a server asks for, ms. */
export const longestWait = 24 * 60 * 60_000;
/** How many requests' validators are kept. */
const validatorLimit = 20;

/** Why a check ended early; `says`: a detail, `after`: how many ms the server asked to wait. */
export class Failed extends Error {
  constructor(
    readonly why: CheckFailure,
    readonly says?: string,
    readonly after = 0,
  ) {
    super(why);
  }
}

/**
 * Makes one request; returns nothing if the server says that nothing changed. Throws `Failed` and `NoFeed`, and what
 * `fetch` throws if no answer comes.
 */
export async function ask(
  needs: AskNeeds,
  { url, read, whole }: FeedRequest,
  last: Validator | undefined,
  validators: Record<string, Validator>,
): Promise<FeedPart | undefined> {
  // Once a day, asks without validators: a broken cache may claim for ever that nothing changed.
  const isOld = last !== undefined && needs.now() - (last.read ?? 0) > longestWait;
  const known = whole || isOld ? undefined : last;
  const response = await answerTo(needs, url, known);
  const keep = (validator: Validator | undefined) => {
    if (validator && Object.keys(validators).length < validatorLimit) validators[url] = validator;
  };
  if (response.status === 304 && known) {
    keep(known);
    return undefined;
  }
  if (!response.ok) throw refusal(response, needs.now());
  const part = read(await bodyOf(response));
  // An answer in doubt is requested again in full, so its validators aren't kept.
  if (!part.doubt && !part.early) keep(validatorOf(response.headers, needs.now()));
  return part;
}

/** An answer whose body is unread, from an address where we may ask. */
async function answerTo(
  needs: AskNeeds,
  url: string,
  known: Validator | undefined,
): Promise<Response> {
  const address = new URL(url);
  const fetchIt = (redirect: 'manual' | 'follow'): Promise<Response> =>
    needs.fetch(url, {
      // No answer from the browser's cache, and no cookies: the server mustn't learn who the user is.
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect,
      signal: AbortSignal.timeout(patience),
      headers: {
        ...(known?.etag !== undefined && { 'if-none-match': known.etag }),
        ...(known?.modified !== undefined && { 'if-modified-since': known.modified }),
      },
    });
  await refuseUnlessGranted(needs, address);
  await needs.turn(address);
  const first = await fetchIt('manual');
  if (first.type !== 'opaqueredirect') return first;
  // Browsers follow a redirect before they tell where it leads, so the pauses of all hosts are kept.
  await needs.turn(address, true);
  // The publisher's other host, which we may lack permission for: browsers say only that the request failed.
  const other = feedHostOf(address)?.leadsTo;
  const mayAskOther = other === undefined || (await needs.mayAsk(new URL(`https://${other}/`)));
  const response = await fetchIt('follow').catch((error: unknown) => {
    // A `TypeError` probably means a redirect to a host that the CSP or that server's CORS blocks; browsers tell no
    // more.
    if (!(error instanceof TypeError)) throw error;
    if (other && !mayAskOther) throw new Failed('no access', other);
    throw new Failed('refused', 'redirect');
  });
  const final = new URL(response.url || url);
  if (!needs.isAllowed(final)) throw new Failed('refused', pageAt(final) ?? 'redirect');
  await refuseUnlessGranted(needs, final);
  return response;
}

async function refuseUnlessGranted(needs: AskNeeds, address: URL): Promise<void> {
  if (!(await needs.mayAsk(address))) throw new Failed('no access', address.hostname);
}

function refusal({ status, headers }: Response, now: number): Failed {
  const after = waitAsked(headers.get('retry-after'), now);
  // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
  if (headers.get('cf-mitigated') === 'challenge') return new Failed('refused', 'captcha', after);
  if (status === 401 || status === 407) return new Failed('refused', 'sign-in', after);
  if (status === 429 || status === 503) return new Failed('busy', String(status), after);
  if (status === 404 || status === 410) return new Failed('gone', String(status), after);
  return new Failed('refused', String(status), after);
}

/** `Retry-After` in ms: seconds or a date (RFC 9110 § 10.2.3); at most a day. */
export function waitAsked(header: string | null, now: number): number {
  if (header === null) return 0;
  const asked = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(asked) ? 0 : Math.min(Math.max(asked, 0), longestWait);
}

function validatorOf(headers: Headers, read: number): Validator | undefined {
  const [etag, modified] = [headers.get('etag'), headers.get('last-modified')];
  if (etag === null && modified === null) return undefined;
  const short = (text: string | null) => text !== null && text.length <= 500;
  return {
    read,
    ...(etag !== null && short(etag) && { etag }),
    ...(modified !== null && short(modified) && { modified }),
  };
}

/** The body as text. Throws if it is too long for a feed. */
async function bodyOf(response: Response): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > bodyLimit) {
      await reader.cancel();
      throw new NoFeed('too large', `over ${bodyLimit} bytes`);
    }
    parts.push(value);
  }
  const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
  return bodyText(whole, response.headers.get('content-type') ?? '');
}
