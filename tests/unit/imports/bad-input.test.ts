/** Files as no program should write them, and files larger than what is read at a time. */
import { describe, expect, test } from 'vitest';
import { textIn } from '../../../utils/imports/decode';
import { papersOf } from '../../../utils/imports/paper-of';
import { knownFile, readFile } from '../../../utils/imports/read-file';
import { isUnread } from '../../../utils/imports/reference';
import { paper } from '../make';
import { all, partsOf } from './parts-of';

const arxiv = (n: number): string => paper(n).slice(6);
const long = 'Ünïcödé — “words” in an abstract. '.repeat(30);
const times = (count: number, entry: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => entry(n + 1)).join('');

/** Each of more than is read at a time, with marks beyond ASCII everywhere and line ends of two characters. */
const large: Readonly<Record<string, (count: number) => string>> = {
  BibTeX: (count) =>
    times(
      count,
      (n) =>
        `@misc{k${n},\r\n  title = {Title ${n}},\r\n  abstract = {${long}},\r\n  eprint = {${arxiv(n)}}\r\n}\r\n`,
    ),
  RIS: (count) =>
    times(
      count,
      (n) =>
        `TY  - UNPB\r\nTI  - Title ${n}\r\nAB  - ${long}\r\nUR  - https://arxiv.org/abs/${arxiv(n)}\r\n`,
    ),
  'CSL-JSON': (count) =>
    `[${times(count, (n) => `${n > 1 ? ',\r\n' : ''}${JSON.stringify({ id: `arXiv:${arxiv(n)}`, title: `Title ${n}`, abstract: long })}`)}]`,
  PaperMemory: (count) =>
    `{${times(count, (n) => `${n > 1 ? ',\r\n' : ''}"Arxiv-${arxiv(n)}": ${JSON.stringify({ id: `Arxiv-${arxiv(n)}`, title: `Title ${n}`, abstract: long })}`)}}`,
  CSV: (count) =>
    `Title;Url;Abstract\r\n${times(count, (n) => `"Title\r\n ${n}";https://arxiv.org/abs/${arxiv(n)};"${long} ""; \r\n"\r\n`)}`,
  bookmarks: (count) =>
    `<!DOCTYPE NETSCAPE-Bookmark-file-1>\r\n<DL>${times(count, (n) => `<DT><A HREF="https://arxiv.org/abs/${arxiv(n)}">Title ${n}</A>\r\n<DD>${long}\r\n`)}</DL>`,
  lines: (count) =>
    times(
      count,
      (n) => `${long.replaceAll(' ', '')} https://arxiv.org/abs/${arxiv(n)} Title ${n}\r\n`,
    ),
};

describe('a file that is read in pieces', () => {
  test.each(Object.entries(large))('%s', async (kind, make) => {
    const count = 1_000;
    const text = make(count);
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const file of [new Blob([text]), new Blob([utf16])]) {
      expect(file.size).toBeGreaterThan(1_050_000);
      const known = await knownFile(await textIn(file));
      expect(known.kind).toBe(kind);
      const parts = await all(readFile(known));
      expect(parts).toHaveLength(count);
      const read = parts.map((part) => {
        if (isUnread(part)) throw new Error(`${part.at} ${part.text}`);
        return [papersOf(part), kind === 'lines' ? undefined : part.details.title];
      });
      const title = (n: number) => (kind === 'lines' ? undefined : `Title ${n + 1}`);
      expect(read).toEqual(parts.map((_, n) => [[paper(n + 1)], title(n)]));
      const { at } = parts.at(-1) ?? {};
      const lines = { BibTeX: 5, RIS: 4 }[kind];
      expect(at).toBe(lines ? (count - 1) * lines + 1 : kind === 'CSV' ? count + 1 : count);
    }
  });

  test('in Windows’ code page', async () => {
    const text = large['RIS']?.(1_200).replaceAll('—', '-').replaceAll(/[“”]/g, '"') ?? '';
    const file = new Blob([Buffer.from(text, 'latin1')]);
    const parts = await all(readFile(await knownFile(await textIn(file))));
    expect(parts).toHaveLength(1_200);
    for (const part of parts) expect(part).toMatchObject({ details: { abstract: /^Ünïcödé - / } });
  });
});

const megabytes = (text: string): string => text.repeat(Math.ceil(3_000_000 / text.length));
const good = `@misc{good, title = {Good}, eprint = {${arxiv(1)}}}\n`;

test.each([
  ['a brace', `@misc{bad, title = {${megabytes('{')}\n`],
  ['a text', `@misc{bad, title = {${megabytes('word ')}\n`],
  ['a line without an end', `@misc{bad, title = {${megabytes('$x')}\n`],
  ['a comment', `@comment{${megabytes('\n% ')}\n`],
])('three megabytes of %s in BibTeX cost the entry they stand in', async (_, bad) => {
  const parts = await partsOf(`${good}${bad}${good}`);
  expect(parts.filter((part) => !isUnread(part) && part.details.title === 'Good')).toHaveLength(2);
  for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(500);
});

test.each([
  ['a cell', `Title,Url\nGood,https://arxiv.org/abs/${arxiv(1)}\n"${megabytes('never ends, ')}`],
  [
    'a value of RIS',
    `TY  - JOUR\nTI  - Good\nUR  - https://arxiv.org/abs/${arxiv(1)}\nER  - \nTY  - JOUR\nN1  - ${megabytes('x')}`,
  ],
  [
    'a tag',
    `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><A HREF="https://arxiv.org/abs/${arxiv(1)}">Good</A><A HREF="${megabytes('x')}`,
  ],
])('%s that never ends costs what follows it', async (_, text) => {
  const [first] = await partsOf(text);
  expect(first).toMatchObject({ details: { title: 'Good' } });
});

test.each([
  '@misc{__proto__, __proto__ = {x}, title = {T}, keywords = {__proto__}, crossref = {__proto__}}',
  '@string{constructor = "T"}\n@misc{toString, title = constructor, keywords = {__proto__}}',
  'TY  - __proto__\nTI  - T\nKW  - __proto__\nER  - ',
  '[{"__proto__": {"polluted": true}, "title": "T", "keyword": "__proto__"}]',
  '{"__proto__": {"title": "No"}, "x": {"id": "x", "title": "T", "tags": ["__proto__"]}}',
  'title,__proto__,tags\nT,x,__proto__\n',
])('`__proto__` is a word like others: %s', async (text) => {
  expect(await partsOf(text)).toMatchObject([{ details: { title: 'T' }, tags: ['__proto__'] }]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});
