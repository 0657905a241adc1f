/** One check of one feed: asks politely, reads the answers, and hands over all of it or what went wrong. */
import type { CheckFailure, FeedRow, Validator } from '../library/types';
import { bodyLimit, bodyText } from './body';
import {
  eachOnce,
  type FeedId,
  type FeedPaper,
  type FeedPart,
  type FeedRequest,
  NoFeed,
  type Source,
} from './feed';

export interface CheckNeeds {
  fetch(url: string, init: RequestInit): Promise<Response>;
  now(): number;
  /** 0 to 1, for what is to happen at no exact moment. */
  random(): number;
  sourceOf(id: FeedId): Source;
  /** Whether the user and the browser let us ask there. */
  mayAsk(url: URL): Promise<boolean>;
  /** Resolves when the host of an address may be asked (again). */
  turn(url: URL): Promise<void>;
  /** Whether an answer may come from this address: redirects lead where servers please. */
  isAllowed(url: URL): boolean;
}

/** What a check came to. */
export interface Checked {
  /** How it went, to be kept together with the papers. */
  readonly row: FeedRow;
  readonly papers: readonly FeedPaper[];
}

/** A server has this long to answer, and to send all of it, ms. */
const patience = 30_000;
/** No more requests than this in one check. */
const requestLimit = 40;
/** The first wait after a failure, and the longest, ms. Doubled with each failure. */
const firstWait = 5 * 60_000;
const longestWait = 24 * 60 * 60_000;
/** What is still that of the day before is asked for again after this long, ms. */
const hour = 60 * 60_000;
/** So many requests' validators are kept. */
const validatorLimit = 20;

/** Why a check ended early; `after`: the server asked to wait so many ms. */
class Failed extends Error {
  constructor(
    readonly why: CheckFailure,
    readonly says?: string,
    readonly after = 0,
  ) {
    super(why);
  }
}

/**
 * Checks a feed. Never rejects: what went wrong is in the row, and what was read until then is handed over. Only after
 * a whole check are the server's validators kept, so what was not handed over is asked for again.
 */
export async function checkFeed(needs: CheckNeeds, before: FeedRow): Promise<Checked> {
  const { id } = before;
  const started = needs.now();
  const papers: FeedPaper[] = [];
  const validators: Record<string, Validator> = {};
  let title: string | undefined;
  let isEarly = false;
  try {
    const source = needs.sourceOf(id);
    const waiting: FeedRequest[] = [...source.requests(started, before.good)];
    for (let asked = 0; waiting.length > 0 && asked < requestLimit; asked++) {
      const request = waiting.shift() as FeedRequest;
      const part = await ask(needs, request, before.validators?.[request.url], validators);
      if (!part) continue;
      papers.push(...part.papers);
      title ??= part.title;
      isEarly ||= part.early === true;
      // The rest of a day before the day before it.
      if (part.next) waiting.unshift(part.next);
    }
    const due = isEarly ? started + hour : source.next(started);
    const next = due + Math.round(needs.random() * firstWait);
    const row = { id, checked: started, next, failures: 0, validators };
    const good = isEarly ? before.good : started;
    const told = named(good === undefined ? row : { ...row, good }, title ?? before.title);
    return { papers: eachOnce(papers), row: told };
  } catch (error) {
    const { why, says, after } = failureOf(error);
    const failures = before.failures + 1;
    const wait = Math.min(longestWait, firstWait * 2 ** Math.min(failures - 1, 20));
    // Between half and one and a half of it: whoever failed together need not come back together.
    const next = needs.now() + Math.max(after, Math.round(wait * (0.5 + needs.random())));
    const { says: _, ...rest } = before;
    const row = { ...rest, checked: started, next, failures, failure: why };
    return {
      papers: eachOnce(papers),
      row: named(says ? { ...row, says } : row, title ?? before.title),
    };
  }
}

const named = (row: FeedRow, title: string | undefined): FeedRow =>
  title === undefined ? row : { ...row, title };

function failureOf(error: unknown): Failed {
  if (error instanceof Failed) return error;
  if (error instanceof NoFeed) return new Failed('no feed', error.reason);
  return new Failed('no answer');
}

/** One request; gives nothing where the server says that nothing changed. */
async function ask(
  needs: CheckNeeds,
  { url, read }: FeedRequest,
  known: Validator | undefined,
  validators: Record<string, Validator>,
): Promise<FeedPart | undefined> {
  if (!(await needs.mayAsk(new URL(url)))) throw new Failed('no access');
  await needs.turn(new URL(url));
  const response = await needs.fetch(url, {
    // What the browser has kept is no answer, and who the user is there is nobody's business.
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patience),
    headers: {
      ...(known?.etag !== undefined && { 'if-none-match': known.etag }),
      ...(known?.modified !== undefined && { 'if-modified-since': known.modified }),
    },
  });
  const keep = (validator: Validator | undefined) => {
    if (validator && Object.keys(validators).length < validatorLimit) validators[url] = validator;
  };
  if (response.status === 304) {
    keep(known);
    return undefined;
  }
  if (!needs.isAllowed(new URL(response.url || url))) throw new Failed('refused', 'redirect');
  if (!response.ok) throw refusal(response, needs.now());
  const body = await bodyOf(response);
  const part = read(body);
  keep(validatorOf(response.headers));
  return part;
}

function refusal({ status, headers }: Response, now: number): Failed {
  const after = waitAsked(headers.get('retry-after'), now);
  if (status === 429 || status === 503) return new Failed('busy', String(status), after);
  if (status === 404 || status === 410) return new Failed('gone', String(status), after);
  return new Failed('refused', String(status), after);
}

/** `Retry-After` in ms: seconds or a date (RFC 9110 § 10.2.3); at most a day, whatever it says. */
export function waitAsked(header: string | null, now: number): number {
  if (header === null) return 0;
  const asked = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(asked) ? 0 : Math.min(Math.max(asked, 0), longestWait);
}

function validatorOf(headers: Headers): Validator | undefined {
  const [etag, modified] = [headers.get('etag'), headers.get('last-modified')];
  if (etag === null && modified === null) return undefined;
  const short = (text: string | null) => text !== null && text.length <= 500;
  return {
    ...(etag !== null && short(etag) && { etag }),
    ...(modified !== null && short(modified) && { modified }),
  };
}

/** The body as text; what is too long is no feed. */
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
