/**
 * PubMed's format (MEDLINE, `.nbib`) and EndNote's (`.enw`), both lines with tags like RIS, whose tags they are
 * translated to. https://www.nlm.nih.gov/bsd/mms/medlineelements.html
 */
import type { TextPieces } from './decode';
import { linesOf } from './pieces';
import { excerpt, type Part } from './reference';
import { createRecord, type TaggedRecord } from './tagged-record';

interface Dialect {
  /** A line with a tag. */
  readonly line: RegExp;
  /** The tag that begins a record. */
  readonly first: string;
  readonly tags: Readonly<Record<string, string>>;
}

const pubMed: Dialect = {
  line: /^([A-Z]{2,4}) {0,2}- ?(.*)$/,
  first: 'PMID',
  tags: {
    PMID: 'AN',
    TI: 'TI',
    BTI: 'TI',
    AB: 'AB',
    FAU: 'AU',
    CN: 'AU',
    DP: 'DA',
    JT: 'JF',
    TA: 'JO',
    VI: 'VL',
    PG: 'SP',
    AID: 'DO',
    LID: 'DO',
    OT: 'KW',
  },
};

const endNote: Dialect = {
  line: /^%([0-9A-Z@!?+]) (.*)$/,
  first: '0',
  tags: {
    T: 'TI',
    A: 'AU',
    D: 'PY',
    J: 'JF',
    B: 'T2',
    V: 'VL',
    P: 'SP',
    R: 'DO',
    U: 'UR',
    X: 'AB',
    K: 'KW',
    Z: 'N1',
    M: 'AN',
  },
};

export const isPubMed = (text: string): boolean => /^PMID ?- ?\d/m.test(text);
export const isEndNote = (text: string): boolean => /^%0 /m.test(text);

export const readPubMed = (text: TextPieces): AsyncGenerator<Part> => readDialect(text, pubMed);
export const readEndNote = (text: TextPieces): AsyncGenerator<Part> => readDialect(text, endNote);

async function* readDialect(
  text: TextPieces,
  { line: tagLine, first, tags }: Dialect,
): AsyncGenerator<Part> {
  let record: TaggedRecord | undefined;
  let at = 0;
  let isUsed = false;
  for await (const lines of linesOf(text)) {
    for (const line of lines) {
      at++;
      const [, tag, value = ''] = tagLine.exec(line) ?? [];
      if (tag === first) {
        if (record) yield record.end();
        record = createRecord(at);
      }
      if (!record) {
        if (line.trim()) yield { at, text: excerpt(line), reason: 'importNoEntry' };
        continue;
      }
      const known = tag === undefined ? undefined : tags[tag];
      const [, bare = value, kind] = /^(.*?)(?: \[(doi|pii)\])?$/.exec(value) ?? [];
      if (tag !== undefined) isUsed = known !== undefined && kind !== 'pii';
      if (tag === 'PMID') record.add('AN', `pmid:${value.trim()}`, line);
      else if (isUsed) record.add(known ?? '', bare, line);
    }
  }
  if (record) yield record.end();
}
