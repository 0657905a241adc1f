/** Saves items to a Zotero that runs on this machine, through the port of its browser connector. */
import * as z from '../../basics/z';
import type { ZoteroItem } from './item';
import { zoteroAddress } from './zotero-address';

/** The version of the protocol that this speaks. */
const apiVersion = '3';

/** How many items go in one save: Zotero answers when all are in its database. */
const batch = 50;

/** Zotero answers within seconds, even while it is busy with others; ms. */
const patience = 60_000;

/** What became of a save: all were saved, or the first `saved` and then none, and why. */
export type ZoteroOutcome =
  | { readonly kind: 'saved'; readonly saved: number }
  | {
      readonly kind: 'failed';
      readonly saved: number;
      readonly why: 'not running' | 'busy' | 'read-only' | 'old' | 'refused';
    };
type Why = Extract<ZoteroOutcome, { kind: 'failed' }>['why'];

interface Options {
  /** The browser's own. */
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Makes what identifies one save; Zotero takes each but once. */
  readonly sessionId: () => string;
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  progress?(part: number): void;
}

/** Saves items, in order. Rejects with the reason of `signal`. */
export async function saveToZotero(
  items: readonly ZoteroItem[],
  { fetch, sessionId, signal, progress }: Options,
): Promise<ZoteroOutcome> {
  let saved = 0;
  while (saved < items.length) {
    const some = items.slice(saved, saved + batch);
    const why = await saveSome(some, fetch, sessionId(), signal);
    if (why) return { kind: 'failed', saved, why };
    saved += some.length;
    progress?.(saved / items.length);
  }
  return { kind: 'saved', saved };
}

const Refusal = z.object({
  error: z.exactOptional(z.string()),
  libraryEditable: z.exactOptional(z.boolean()),
});

/** Saves some items at once. Returns why it didn't. */
async function saveSome(
  items: readonly ZoteroItem[],
  fetch: Options['fetch'],
  sessionID: string,
  signal: AbortSignal | undefined,
): Promise<Why | undefined> {
  const late = AbortSignal.timeout(patience);
  let response: Response;
  try {
    response = await fetch(`${zoteroAddress}/connector/saveItems`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Zotero-Connector-API-Version': apiVersion,
      },
      body: JSON.stringify({ sessionID, items, uri: items[0]?.['url'] }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
  } catch {
    signal?.throwIfAborted();
    return late.aborted ? 'busy' : 'not running';
  }
  if (response.status === 201 || response.status === 200) return undefined;
  const answer: unknown = await response.json().catch(() => undefined);
  return whyOf(response.status, z.safeParse(Refusal, answer).data ?? {});
}

function whyOf(status: number, { error, libraryEditable }: z.infer<typeof Refusal>): Why {
  if (libraryEditable === false) return 'read-only';
  // Another save has that session, or none can be begun now.
  if (error === 'SESSION_EXISTS' || status === 409 || status === 503) return 'busy';
  // No such address, or another version of the protocol.
  return status === 404 || status === 412 ? 'old' : 'refused';
}
