/** A record of lines with tags, in the tags of RIS; other programs' are translated. */

import { partsBetween, turnedName } from './author-names';
import { detailsOf } from './file-details';
import { excerpt, type Reference } from './reference';

/** What programs write into a note of their own. */
const byProgram =
  /^(?:Cited By\s*:|Export Date:|Cited Reference Count:|Times Cited:|Total Times Cited:|arXiv:)/i;

export interface TaggedRecord {
  /** Adds a line: a tag's value, or, without a tag, what goes on from the line before. */
  add(tag: string, value: string, line: string): void;
  end(): Reference;
}

/** `at`: the line in which it begins. */
export function createRecord(at: number): TaggedRecord {
  const lines: string[] = [];
  const values = new Map<string, string[]>();
  let last: string[] = [];
  return {
    add(tag, value, line) {
      lines.push(line);
      if (tag) {
        last = values.get(tag) ?? [];
        values.set(tag, last);
        last.push(value.trim());
      } else if (line.trim() && last.length > 0) {
        // A long value goes on in the next line.
        last.push(`${last.pop() ?? ''} ${line.trim()}`);
      }
    },
    end: () => referenceOf(values, at, excerpt(lines.join('\n'))),
  };
}

function referenceOf(
  values: ReadonlyMap<string, readonly string[]>,
  at: number,
  text: string,
): Reference {
  const all = (...tags: readonly string[]) => tags.flatMap((tag) => values.get(tag) ?? []);
  const notes = all('N1', 'RN');
  const note = notes.filter((each) => !byProgram.test(each)).join('\n\n');
  const addresses = all('UR', 'L1', 'L2', 'LK').flatMap((each) => partsBetween(each, /[;\s]/));
  const [begin = '', end] = all('SP', 'EP');
  // Web of Science tells the day without the year: "MAY 28".
  const date = all('DA', 'Y1', 'PY').find((each) => /\d{4}/.test(each));
  const year = all('PY', 'Y1')[0];
  const day = all('DA').find((each) => !/\d{4}/.test(each));
  return {
    ids: [
      ...all('AN', 'M1', 'DO', 'M3'),
      ...addresses,
      ...all('C7', 'JO', 'JF', 'JA', 'T2', 'VL', 'SP', 'PB'),
      ...notes,
    ],
    details: detailsOf({
      title: all('TI', 'T1', 'CT', 'BT')[0],
      authors: all('AU', 'A1')
        .flatMap((names) => partsBetween(names, ';'))
        .map(turnedName),
      abstract: all('AB', 'N2')[0],
      journal: all('T2', 'JF', 'JO', 'JA')[0],
      volume: all('VL')[0],
      pages: end === undefined ? begin : `${begin}-${end}`,
      doi: all('DO')[0],
      date: day && year ? `${year} ${day}` : date,
    }),
    // Web of Science has all in one line, others a line for each.
    tags: all('KW').length > 1 ? all('KW').filter(Boolean) : partsBetween(all('KW')[0] ?? '', ';'),
    ...(note && { note }),
    at,
    text,
  };
}
