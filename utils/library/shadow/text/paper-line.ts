/** What a block's text says of one paper, in a line. */
import type { ActionId } from '../../../paper/state/action-id';
import type { Marks } from '../../../paper/state/marks-schema';
import { cleanTag } from '../../../paper/state/own-words';
import type { Note, Tag } from '../../../paper/state/own-words-schema';
import type { AliasRow } from '../../store/library-schema';
import type { ShadowPaper } from '../paper';
import { letters, readMark, writeMark } from './mark-text';
import { readStamp, writeStamp } from './stamp-text';
import { checkedId, checkedNumber, Damaged, write } from './values';

/** Words parted by spaces: the marks (`mark-text.ts`), then `t…` a tag, `n…` the note, `o…` opened, `=…` other ids. */
export function writePaper(
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

/** What `writePaper` wrote. `actions`: the block's list. Throws `Damaged`. */
export function readPaper(line: string, actions: readonly ActionId[]): ShadowPaper {
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
