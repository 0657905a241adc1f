/**
 * A block of the shadow as a few lines of text: a header with generation, counts and a checksum; the actions that its
 * marks come from; which papers were seen when; and a line for each paper with marks, own words or other ids. What papers of a
 * bulk action or a visit share is written once, so that a seen paper takes some three bytes and a mark some forty.
 */

import { isPaperId, type PaperId } from '../../paper/ids/paper-id';
import { type ActionId, isActionId } from '../../paper/state/action-id';
import type { MarkName } from '../../paper/state/marks';
import type { Mark, Marks } from '../../paper/state/marks-schema';
import { cleanTag } from '../../paper/state/own-words';
import type { Note, Tag } from '../../paper/state/own-words-schema';
import type { Seen } from '../../paper/state/paper-state-schema';
import { isPosition } from '../../paper/state/positions';
import type { AliasRow } from '../store/library-schema';
import { type Block, hashOf } from './blocks';
import { isInMarks, type ShadowPaper } from './paper';

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

const base = 36;
const write = (n: number): string => Math.floor(n).toString(base);
const read = (text: string): number => Number.parseInt(text, base);

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

class Damaged extends Error {}

function checkedId(text: string): PaperId {
  if (!isPaperId(text)) throw new Damaged();
  return text;
}

function checkedAction(text: string): ActionId {
  if (!isActionId(text)) throw new Damaged();
  return text;
}

function checkedNumber(text: string): number {
  const number = read(text);
  if (!Number.isSafeInteger(number)) throw new Damaged();
  return number;
}

/** An invalid position becomes the first one: the rest of the block matters more than one paper's position. */
const positionOf = (text: string): string => (isPosition(text) ? text : 'a0');

/** The letters of marks; capital where an option set it. */
const letters: Readonly<Record<string, MarkName>> = {
  r: 'read',
  q: 'queued',
  s: 'starred',
  h: 'hidden',
};

/**
 * `r+0` — read, by hand, by the action listed first, at that action's time; then `t…` a tag, `n…` the note, `o…` opened,
 * `=…` other ids.
 */
function writePaper(
  { marks = {}, tags = [], note, opened, same = {}, title, author }: ShadowPaper,
  actions: Map<ActionId, number>,
): string {
  const words: string[] = [];
  for (const [letter, name] of Object.entries(letters)) {
    const mark = marks[name];
    if (mark) words.push(writeMark(letter, mark, actions));
  }
  for (const { name, value, ...stamp } of tags) {
    const sign = value ? '+' : '-';
    words.push(`t${sign}${writeStamp(stamp, actions)},${oneWord(name)}`);
  }
  if (note) words.push(`n${writeStamp(note, actions)},${oneWord(note.text)}`);
  if (opened !== undefined) words.push(`o${write(opened)}`);
  for (const [id, { value, time, by }] of Object.entries(same)) {
    const hand = by ? ',h' : '';
    words.push(`=${value ? '+' : '-'}${write(time)},${encodeURIComponent(id)}${hand}`);
  }
  // The last word of the line, as it may hold any character but a line break.
  if (title !== undefined) words.push(`"${oneLine(title)}\n${oneLine(author ?? '')}`);
  return words.join(' ');
}

/** The store replaces lone surrogates, and changed text would fail the checksum. */
const oneLine = (text: string): string => text.toWellFormed().replaceAll('\n', ' ');

/** A text without what ends a word or a line. */
const oneWord = (text: string): string =>
  text.toWellFormed().replace(/[\s%",]/gu, encodeURIComponent);

/** Which action, and how long after that action's time. */
function writeStamp(
  { time, action }: Pick<Tag, 'time' | 'action'>,
  actions: Map<ActionId, number>,
): string {
  const index = actions.get(action) ?? actions.size;
  actions.set(action, index);
  return `${write(index)},${write(Math.floor(time) - timeOf(action))}`;
}

function readStamp(
  index: string,
  after: string,
  actions: readonly ActionId[],
): Pick<Tag, 'time' | 'action'> {
  const action = actions[checkedNumber(index)];
  if (action === undefined) throw new Damaged();
  return { time: timeOf(action) + checkedNumber(after), action };
}

/** `+0,0,name` */
function readTag(rest: string, actions: readonly ActionId[]): Tag {
  const [index = '', after = '', word = ''] = rest.slice(1).split(',');
  const name = decodeURIComponent(word);
  if (cleanTag(name) !== name) throw new Damaged();
  return { name, value: rest.startsWith('+'), ...readStamp(index, after, actions) };
}

/** `0,0,text` */
function readNote(rest: string, actions: readonly ActionId[]): Note {
  const [index = '', after = '', word = ''] = rest.split(',');
  return { text: decodeURIComponent(word), ...readStamp(index, after, actions) };
}

function writeMark(letter: string, mark: Mark, actions: Map<ActionId, number>): string {
  const { value, time, by, action, position, since } = mark;
  const index = actions.get(action) ?? actions.size;
  actions.set(action, index);
  const sign = value ? '+' : '-';
  const after = Math.floor(time) - timeOf(action);
  const parts = [
    `${by === 'hand' ? letter : letter.toUpperCase()}${sign}${write(index)}`,
    after === 0 ? '' : write(after),
    position === undefined ? '' : encodeURIComponent(position),
    since === undefined ? '' : write(Math.floor(since) - Math.floor(time)),
  ];
  return parts.join(',').replace(/,{1,3}$/, '');
}

const timeOf = (action: ActionId): number => read(action.slice(0, 9));

function readPaper(line: string, actions: readonly ActionId[]): ShadowPaper {
  const quote = line.indexOf('"');
  const marks: Marks = {};
  const tags: Tag[] = [];
  let note: Note | undefined;
  const same: Record<string, AliasRow['same'][string]> = {};
  let opened: number | undefined;
  for (const word of (quote < 0 ? line : line.slice(0, quote)).split(' ')) {
    const [kind = '', rest] = [word.slice(0, 1), word.slice(1)];
    const name = letters[kind.toLowerCase()];
    if (name) marks[name] = readMark(kind, rest, actions);
    else if (kind === 't') tags.push(readTag(rest, actions));
    else if (kind === 'n') note = readNote(rest, actions);
    else if (kind === 'o') opened = checkedNumber(rest);
    else if (kind === '=') {
      const [time = '', id = '', by] = rest.slice(1).split(',');
      same[checkedId(decodeURIComponent(id))] = {
        value: rest.startsWith('+'),
        time: checkedNumber(time),
        ...(by === 'h' && { by: 'hand' }),
      };
    }
  }
  const [title, author] = quote < 0 ? [] : line.slice(quote + 1).split('\n');
  return {
    ...(Object.keys(marks).length > 0 && { marks }),
    ...(tags.length > 0 && { tags }),
    ...(note && { note }),
    ...(opened !== undefined && { opened }),
    ...(Object.keys(same).length > 0 && { same }),
    ...(title !== undefined && { title }),
    ...(author && { author }),
  };
}

function readMark(letter: string, rest: string, actions: readonly ActionId[]): Mark {
  const [index = '', after = '', position = '', since = ''] = rest.slice(1).split(',');
  const action = actions[checkedNumber(index)];
  if (action === undefined) throw new Damaged();
  const time = timeOf(action) + (after === '' ? 0 : checkedNumber(after));
  return {
    value: rest.startsWith('+'),
    time,
    by: letter === letter.toLowerCase() ? 'hand' : 'auto',
    action,
    ...(position !== '' && { position: positionOf(decodeURIComponent(position)) }),
    ...(since !== '' && { since: time + checkedNumber(since) }),
  };
}

/**
 * Grouped by when they were seen, since a page tells of several at once: `<ms since the group before>:<ids>`, with `-`
 * in front where that was taken back. Of an id that ends in three digits two characters are written, of others
 * the end between spaces.
 */
function writeSeen(seen: readonly (readonly [suffix: string, Seen])[]): string {
  const groups = new Map<Seen, string[]>();
  for (const [suffix, time] of seen) {
    const whole = Math.trunc(time);
    const group = groups.get(whole) ?? [];
    groups.set(whole, group);
    group.push(/^\d{3}$/.test(suffix) ? write(Number(suffix)).padStart(2, '0') : ` ${suffix} `);
  }
  let last = 0;
  return [...groups]
    .sort(([a], [b]) => Math.abs(a) - Math.abs(b))
    .map(([time, suffixes]) => {
      const since = Math.abs(time) - last;
      last = Math.abs(time);
      return `${time < 0 ? '-' : ''}${write(since)}:${suffixes.join('')}`;
    })
    .join(';');
}

function* readSeen(text: string): Generator<readonly [suffix: string, Seen]> {
  let last = 0;
  for (const [, sign, since = '', suffixes = ''] of text.matchAll(
    /(-?)([0-9a-z]+):((?:[0-9a-z]{2}| [^ ]* )*)(?:;|$)/gy,
  )) {
    last += checkedNumber(since);
    for (const [, plain, number = ''] of suffixes.matchAll(/ ([^ ]*) |([0-9a-z]{2})/g)) {
      yield [plain ?? String(read(number)).padStart(3, '0'), sign === '-' ? -last : last];
    }
  }
}
