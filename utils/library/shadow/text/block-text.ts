/**
 * A block of the shadow as a few lines of text: a header with generation, counts and a checksum; the actions that its
 * marks come from; which papers were seen when; and a line for each paper with marks, own words or other ids. What papers of a
 * bulk action or a visit share is written once, so that a seen paper takes some three bytes and a mark some forty.
 */

import type { PaperId } from '../../../paper/ids/paper-id';
import type { ActionId } from '../../../paper/state/action-id';
import type { Seen } from '../../../paper/state/paper-state-schema';
import { type Block, hashOf } from '../blocks';
import { isInMarks, type ShadowPaper } from '../paper';
import { readPaper, writePaper } from './paper-line';
import { readSeen, writeSeen } from './seen-line';
import { checkedAction, checkedId, read, write } from './values';

export type Papers = ReadonlyMap<PaperId, ShadowPaper>;

export interface BlockContent {
  /** The generation of the database that was written down. */
  readonly generation: number;
  readonly papers: Papers;
}

/** The counts that a block states of itself. */
export interface BlockCounts {
  readonly marked: number;
  readonly seen: number;
}

/** Writes a block down. */
export function writeBlock(block: Block, { generation, papers }: BlockContent): string[] {
  const actions = new Map<ActionId, number>();
  const lines: string[] = [];
  const seen: (readonly [suffix: string, Seen])[] = [];
  let marked = 0;
  for (const [id, paper] of [...papers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const suffix = id.slice(block.length);
    if (paper.seen !== undefined) seen.push([suffix, paper.seen]);
    if (isInMarks(paper)) marked++;
    const line = writePaper(paper, actions);
    if (line !== '') lines.push(`${suffix} ${line}`);
  }
  const body = [[...actions.keys()].join(' '), writeSeen(seen), ...lines];
  const header = [generation, marked, seen.length].map(write).join(' ');
  return [`${header} ${write(hashOf([header, ...body].join('\n')))}`, ...body];
}

/** Reads a block. Nothing if it is damaged, as any part of it might be wrong. */
export function readBlock(block: Block, stored: unknown): BlockContent | undefined {
  const header = readHeader(stored);
  if (!header) return undefined;
  const [actions = '', seen = '', ...lines] = header.body;
  if (hashOf([header.counts, ...header.body].join('\n')) !== header.sum) return undefined;
  try {
    const papers = new Map<PaperId, ShadowPaper>();
    const ids = actions === '' ? [] : actions.split(' ').map(checkedAction);
    for (const line of lines) {
      const at = line.indexOf(' ');
      papers.set(checkedId(block + line.slice(0, at)), readPaper(line.slice(at + 1), ids));
    }
    for (const [suffix, time] of readSeen(seen)) {
      const id = checkedId(block + suffix);
      papers.set(id, { ...papers.get(id), seen: time });
    }
    return { generation: header.generation, papers };
  } catch {
    return undefined;
  }
}

/** The counts in a block's header, without reading the rest. */
export function countsOf(stored: unknown): BlockCounts | undefined {
  const header = readHeader(stored);
  return header && { marked: header.marked, seen: header.seen };
}

function readHeader(stored: unknown) {
  if (!Array.isArray(stored) || !stored.every((line) => typeof line === 'string')) return undefined;
  const [header = '', ...body] = stored as string[];
  const [generation = -1, marked = -1, seen = -1, sum = -1] = header.split(' ').map(read);
  const counts = header.slice(0, header.lastIndexOf(' '));
  return { generation, marked, seen, sum, counts, body };
}
