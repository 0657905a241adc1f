import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import * as z from '../../../utils/basics/z';
import {
  type FeedPart,
  type FeedRequest,
  NoFeed,
  type NoFeedReason,
} from '../../../utils/feeds/feed';
import { PaperDetailsSchema } from '../../../utils/paper/details/details-schema';
import { PaperIdSchema } from '../../../utils/paper/ids/paper-id-schema';

const FeedPaperSchema = z.object({ id: PaperIdSchema, details: PaperDetailsSchema });

/** A document of ours in the structure of a real one. */
export const document = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, 'documents', name), 'utf8');

export const hour = 3_600_000;
export const day = 24 * hour;

/** Why something is no feed. Fails where it is one, and where anything else is thrown. */
export function refusalOf(read: () => unknown): NoFeedReason {
  try {
    read();
  } catch (error) {
    if (!(error instanceof NoFeed)) throw error;
    expect(error.message.length).toBeLessThan(200);
    return error.reason;
  }
  throw new Error('it was taken for a feed');
}

/** That a part is what the types promise: valid papers, each once. */
export function expectSound({ papers }: FeedPart): void {
  for (const paper of papers) expect(z.safeParse(FeedPaperSchema, paper).error).toBeUndefined();
  expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length);
}

/** Reads a body; nothing where it is no feed. Anything else thrown is a fault. */
export function readOrRefuse(
  request: Pick<FeedRequest, 'read'>,
  body: string,
): FeedPart | undefined {
  try {
    const part = request.read(body);
    expectSound(part);
    return part;
  } catch (error) {
    if (error instanceof NoFeed) return undefined;
    throw error;
  }
}

/** Asks all requests and what follows them, of a server that answers by address. Gives what was asked and found. */
export function fetchAll(
  requests: readonly FeedRequest[],
  answer: (url: URL) => string,
  limit = 100,
): { asked: URL[]; ids: string[] } {
  const asked: URL[] = [];
  const ids: string[] = [];
  const waiting = [...requests];
  for (let request = waiting.shift(); request; request = waiting.shift()) {
    const url = new URL(request.url);
    asked.push(url);
    if (asked.length > limit) throw new Error('a chain without end');
    const { papers, next } = request.read(answer(url));
    ids.push(...papers.map(({ id }) => id));
    if (next) waiting.unshift(next);
  }
  return { asked, ids };
}
