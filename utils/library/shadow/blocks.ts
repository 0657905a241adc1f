/**
 * How the shadow is divided. A block is a range of neighbouring ids, up to a thousand of arXiv's: one action's papers
 * lie in few blocks, and the database reads a block as a key range. Several blocks share a shard, one key of the
 * shadow's store. There must be few shards, as listing the store's keys takes time for each. A stretch is healed or
 * rebuilt in one go: an arXiv month, or all of another scheme.
 */
import { partsOf } from '../../paper/ids/paper-id';

/** All ids of a scheme with the same beginning; for arXiv, all that differ only in their last three digits. */
export type Block = string;

/** How many first characters the identifiers of a block share. */
const sharedLength: Readonly<Record<string, number>> = {
  doi: 15,
  openreview: 2,
  acl: 7,
  pmid: 4,
  scholar: 2,
  s2: 2,
};

const lengthOf = (scheme: string): number => scheme.length + 1 + (sharedLength[scheme] ?? 0);

const isArxiv = (text: string): boolean => text.startsWith('arxiv:');

/** `arxiv:2603.03` of `arxiv:2603.03283`. */
export const blockOf = (id: string): Block =>
  isArxiv(id) ? id.slice(0, -3) : id.slice(0, lengthOf(partsOf(id).scheme));

/** The keys of a block in the database. */
export function rangeOf(block: Block): IDBKeyRange {
  // An identifier shorter than the shared length is a block of its own.
  const isWhole = isArxiv(block) || block.length >= lengthOf(partsOf(block).scheme);
  return isWhole ? startingWith(block) : IDBKeyRange.only(block);
}

const startingWith = (text: string): IDBKeyRange => IDBKeyRange.bound(text, `${text}\uffff`);

/** For a user who sees all of arXiv, a month is 100 kB: too much to write for one mark, so it has four shards. */
const shardsOfMonth = 4;
/** Shards of a scheme that isn't divided by months. */
const shardsOfScheme = 16;

/** The name of the shard that a block is in. */
export function shardOf(block: Block): string {
  const [, month, thousand] = /^(arxiv:\d{4}\.)(\d*)$/.exec(block) ?? [];
  if (month) return `${month}${Number(thousand) % shardsOfMonth}`;
  return `${partsOf(block).scheme}:#${hashOf(block) % shardsOfScheme}`;
}

/** The stretch of an id or a shard: `arxiv:2603.`, `arxiv:#` (identifiers until 2007), `doi:#`. */
export function stretchOf(name: string): string {
  const [month] = /^arxiv:\d{4}\./.exec(name) ?? [];
  if (month) return month;
  const { scheme } = partsOf(name);
  return scheme === '' ? name : `${scheme}:#`;
}

/** The keys of a stretch in the database. */
export function rangeOfStretch(stretch: string): IDBKeyRange {
  if (!stretch.endsWith('#')) return startingWith(stretch);
  // Archives start with letters, which come after the digits of months.
  if (isArxiv(stretch)) return IDBKeyRange.bound('arxiv:a', 'arxiv:\uffff');
  return startingWith(stretch.slice(0, -1));
}

/** All shards that a stretch may have. */
export function shardsOfStretch(stretch: string): string[] {
  const count = stretch.endsWith('#') ? shardsOfScheme : shardsOfMonth;
  return Array.from({ length: count }, (_, n) => `${stretch}${n}`);
}

/** FNV-1a, 32 bits: detects accidental changes. https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
