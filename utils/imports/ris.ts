/** RIS. https://en.wikipedia.org/wiki/RIS_(file_format) ; programs differ in their tags, so all that are known are read. */
import type { TextPieces } from './decode';
import { linesOf } from './pieces';
import { excerpt, type Part } from './reference';
import { createRecord, type TaggedRecord } from './tagged-record';

/** As the format wants it, and as people and programs write it who count spaces otherwise. */
const exact = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/;
const loose = /^([A-Za-z][A-Za-z0-9]) {0,3}-(.*)$/;
const type = /^TY {0,3}- {0,3}[A-Z]{2,9}$/i;

const isType = (line: string): boolean => /^TY {1,2}- /.test(line) || type.test(line.trim());

/** Whether a text holds RIS. */
export const isRis = (text: string): boolean => text.split('\n').some(isType);

/** Reads records; one that is not ended (`ER`) ends where the next begins, and one without a type is read, too. */
export async function* readRis(text: TextPieces): AsyncGenerator<Part> {
  let record: TaggedRecord | undefined;
  let tagLine: RegExp | undefined;
  let at = 0;
  for await (const lines of linesOf(text)) {
    for (const line of lines) {
      at++;
      // The first type of a file shows how its lines are written: elsewhere "is - as" may be words of an abstract.
      if (!tagLine && isType(line)) tagLine = exact.test(line) ? exact : loose;
      const [, name = '', value = ''] =
        (tagLine ?? exact).exec(tagLine === loose ? line.trim() : line) ?? [];
      const tag = name.toUpperCase();
      if (tag === 'TY' && record) yield record.end();
      if (tag === 'TY' || (tag && tag !== 'ER' && !record)) record = createRecord(at);
      if (tag === 'ER') {
        yield record?.end() ?? { at, text: excerpt(line), reason: 'importBroken' };
        record = undefined;
      } else if (record) record.add(tag, value, line);
      else if (line.trim()) yield { at, text: excerpt(line), reason: 'importNoEntry' };
    }
  }
  if (record) yield record.end();
}
