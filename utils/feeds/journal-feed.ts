/** A journal's document, as far as it is believed: it covers some weeks, so it is never empty, nor all new. */

import { readDocument, readFeed } from './documents/rss';
import type { Doubt, FeedPart } from './feed';
import { NoFeed } from './feed';
import { isPersistent, type Memory } from './memory';
import { ownPapers } from './own-papers';

/** Reads a document that came from an address. Throws `NoFeed`, also if it has items but none names a paper. */
export function journalPart(body: string, url: URL, now: number, memory: Memory): FeedPart {
  const part = ownPapers(readFeed(body), url);
  const isEmpty = part.papers.length === 0;
  const { length } = isEmpty ? readDocument(body).items : [];
  if (length > 0)
    throw new NoFeed('not understood', `${length} items, none of which names a paper`);
  const doubt = doubtOf(part, now, memory);
  return doubt ? { ...part, doubt } : part;
}

function doubtOf({ papers }: FeedPart, now: number, memory: Memory): Doubt | undefined {
  const before = memory['rss'];
  return papers.length === 0 && before?.count && !isPersistent(before, now) ? 'nothing' : undefined;
}
