/** RIS. https://en.wikipedia.org/wiki/RIS_(file_format) ; programs differ in their tags, so all that are known are read. */
import type { TextPieces } from './decode';
import { detailsOf } from './details';
import { partsBetween, turnedName } from './names';
import { linesOf } from './pieces';
import { excerpt, type Part, type Reference } from './reference';

const tagLine = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/;

/** A record under way: its values by tag, and where it began. */
interface Record {
  readonly at: number;
  readonly lines: string[];
  readonly values: Map<string, string[]>;
}

function referenceOf({ at, lines, values }: Record): Reference {
  const all = (...tags: readonly string[]) => tags.flatMap((tag) => values.get(tag) ?? []);
  const note = all('N1', 'RN').join('\n\n');
  return {
    ids: all('AN', 'M1', 'DO', 'M3', 'UR', 'L1', 'L2', 'LK', 'C7', 'JO', 'T2'),
    details: detailsOf({
      title: all('TI', 'T1', 'CT', 'BT')[0],
      authors: all('AU', 'A1').map(turnedName),
      abstract: all('AB', 'N2')[0],
      journal: all('T2', 'JF', 'JO', 'JA')[0],
      doi: all('DO')[0],
      date: all('DA', 'Y1', 'PY')[0],
    }),
    tags: all('KW').flatMap((words) => partsBetween(words, /[;\n]/)),
    ...(note && { note }),
    at,
    text: excerpt(lines.join('\n')),
  };
}

/** Reads records; one that is not ended (`ER`) ends where the next begins. */
export async function* readRis(text: TextPieces): AsyncGenerator<Part> {
  let record: Record | undefined;
  let values: string[] | undefined;
  let at = 0;
  for await (const lines of linesOf(text)) {
    for (const line of lines) {
      at++;
      const [, tag = '', value = ''] = tagLine.exec(line) ?? [];
      if (tag === 'TY') {
        if (record) yield referenceOf(record);
        record = { at, lines: [], values: new Map() };
      }
      record?.lines.push(line);
      if (tag === 'ER') {
        yield record ? referenceOf(record) : { at, text: excerpt(line), reason: 'importBroken' };
        record = undefined;
      } else if (tag && record) {
        values = record.values.get(tag) ?? [];
        record.values.set(tag, values);
        values.push(value.trim());
      } else if (line.trim() && values && record) {
        // A long value goes on in the next line.
        values.push(`${values.pop() ?? ''} ${line.trim()}`);
      } else if (line.trim()) {
        yield { at, text: excerpt(line), reason: 'importNoEntry' };
      }
    }
  }
  if (record) yield referenceOf(record);
}
