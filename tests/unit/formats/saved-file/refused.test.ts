import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examineFile } from '../../../../utils/backup/restore-file';
import { sizeLimit } from '../../../../utils/formats/saved-file/format';
import { readSavedFile } from '../../../../utils/formats/saved-file/read';
import { type Fault, Refused } from '../../../../utils/formats/saved-file/refused';
import { mark, see } from '../../library/set-up';
import { paper } from '../../make';
import { runs } from '../../runs';
import { contents, exported, setUpKept, signed } from './set-up';

interface Sample {
  readonly blob: Blob;
  readonly text: string;
  readonly document: Record<string, unknown> & { readonly papers: unknown[] };
}

async function sample(): Promise<Sample> {
  const kept = setUpKept();
  await kept.act(mark('queued', true, [1, 2]));
  await kept.act(see(true, [3]));
  const blob = await exported(kept);
  const text = await blob.text();
  return { blob, text, document: JSON.parse(text) };
}

async function faultOf(file: Blob | string): Promise<[Fault, string]> {
  const blob = typeof file === 'string' ? new Blob([file]) : file;
  const error = await readSavedFile(blob, { take: async () => undefined }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof Refused)) throw new Error('not refused', { cause: error });
  return [error.fault, error.detail];
}

const utf16 = (text: string, bom: boolean) => {
  const units = Uint16Array.from([
    ...(bom ? [0xfeff] : []),
    ...Array.from(text, (c) => c.charCodeAt(0)),
  ]);
  return new Blob([units]);
};

describe('case 48: a file is refused before anything is written, and said why', () => {
  it.each<[Fault, (sample: Sample) => Blob | string]>([
    ['empty', () => ''],
    ['empty', () => ' \n '],
    ['html', () => '<!doctype html><title>library.json</title>'],
    ['html', () => '\ufeff\n<html>'],
    ['not json', () => 'id,title\n1,2'],
    ['not json', ({ document }) => JSON.stringify([document])],
    ['utf-16', ({ text }) => utf16(text, true)],
    ['utf-16', ({ text }) => utf16(text, false)],
    ['damaged gzip', () => new Blob([new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0])])],
    ['archive', () => 'PK\u0003\u0004'],
    ['not text', ({ text }) => new Blob([text.slice(0, 300), new Uint8Array([0xff, 0xfe])])],
    ['malformed', ({ text }) => text.replace('"papers": [', '"papers": [,')],
    ['malformed', ({ text }) => `${text} x`],
    ['malformed', ({ text }) => text.replace('"version": 2', '"version": 2, "version": 2')],
    ['malformed', ({ text }) => text.replace('"value":true', '"value":True')],
    ['another format', () => '{}'],
    ['another format', () => '{"papers": []}'],
    ['another format', ({ document }) => signed({ ...document, format: 'zotero' })],
    ['newer', ({ document }) => signed({ ...document, version: 3 })],
    ['incomplete', ({ document }) => signed({ ...document, createdAt: 'yesterday' })],
    ['incomplete', ({ document }) => signed({ ...document, notes: [] })],
    ['incomplete', ({ document }) => signed({ ...document, version: '1' })],
    ['wrong counts', ({ text }) => text.replace('"seen":1', '"seen":2')],
    ['wrong counts', ({ document }) => JSON.stringify({ ...document, seen: [] })],
    ['wrong checksum', ({ text }) => text.replace('Paper 1', 'Paper I')],
    ['wrong checksum', ({ text }) => text.replace('"readOnOpen":false', '"readOnOpen":true')],
    [
      'duplicate',
      ({ document }) => signed({ ...document, papers: [...document.papers, document.papers[0]] }),
    ],
    [
      'dangerous key',
      ({ text }) => text.replace('"marks":{', '"marks":{"__proto__":{"read":{"value":true}},'),
    ],
    ['dangerous key', ({ text }) => text.replace('"marks":{', '"marks":{"\\u005f_proto__":1,')],
    ['dangerous key', ({ text }) => text.replace('{', '{"__proto__":{},')],
    ['dangerous key', ({ text }) => text.replace('"settings": {', '"settings": {"__proto__":1,')],
    ['too deep', ({ text }) => text.replace('"marks":{', `"marks":{"x":${'['.repeat(50_000)}`)],
    ['too deep', () => `{"x":${'{"a":'.repeat(50_000)}`],
    ['too long', ({ text }) => text.replace('Paper 1', 'x'.repeat(2_100_000))],
    [
      'nothing usable',
      ({ document }) => signed({ ...document, papers: [{ id: 'arxiv:0', marks: {} }], seen: [] }),
    ],
  ])('%s', async (fault, make) => {
    expect((await faultOf(make(await sample())))[0]).toBe(fault);
    expect(({} as Record<string, unknown>)['read']).toBeUndefined();
  });

  it('too large, without reading it', async () => {
    const blob = new Blob(['{']);
    Object.defineProperty(blob, 'size', { value: sizeLimit + 1 });
    Object.defineProperty(blob, 'stream', { value: () => expect.unreachable() });
    expect(await faultOf(blob)).toEqual(['too large', '']);
  });

  it('too large when unpacked: a megabyte that would be a gigabyte', async () => {
    // Each part is compressed by itself, so that a thousand are one part repeated. No reader comes to the file's end.
    const compressed = (text: string) =>
      deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
    const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
    const start = compressed('{"format":"offprint-library","x":');
    const megabyte = compressed(' '.repeat(1_000_000));
    const bomb = new Blob([header, start, ...Array.from({ length: 1_000 }, () => megabyte)]);
    expect(bomb.size).toBeLessThan(1_100_000);
    expect((await faultOf(bomb))[0]).toBe('too large');
  });

  it('compressed and cut off, wherever', async () => {
    const { text } = await sample();
    const bytes = gzipSync(Buffer.from(text));
    for (let length = 2; length < bytes.length; length += 37) {
      expect((await faultOf(new Blob([bytes.subarray(0, length)])))[0]).toBe('damaged gzip');
    }
    const read = await readSavedFile(new Blob([bytes]), { take: async () => undefined });
    expect(read.counts.papers).toBe(2);
  });

  it('truncated, wherever it was cut', async () => {
    const { text } = await sample();
    const whole = text.trimEnd().length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole - 1 }), async (length) => {
        expect(await faultOf(text.slice(0, length))).toEqual(['truncated', String(length)]);
      }),
    );
  });

  it('with one byte changed anywhere but in white space and what says who wrote it', async () => {
    const { blob, text } = await sample();
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const [from, to] = [text.indexOf('"createdAt"'), text.indexOf('"counts"')];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          fc.pre((at < from || at >= to) && !/\s/.test(text[at] ?? ''));
          const flipped = bytes.slice();
          flipped[at] = (flipped[at] ?? 0) ^ by;
          await faultOf(new Blob([flipped]));
        },
      ),
      runs(300),
    );
  });

  it('moved or locked while it was read', async () => {
    const blob = new Blob(['{']);
    const stream = () =>
      new ReadableStream({
        pull: (controller) => controller.error(new DOMException('gone', 'NotReadableError')),
      });
    Object.defineProperty(blob, 'stream', { value: stream });
    expect((await faultOf(blob))[0]).toBe('unreadable');
  });

  it('and the library is as it was', async () => {
    const kept = setUpKept();
    await kept.act(mark('starred', true, [1]));
    const before = await contents(kept);
    const { text } = await sample();
    const blob = new Blob([text.replace('Paper 1', 'Paper I')]);
    await expect(examineFile(blob, kept.library, kept.archive, {})).rejects.toThrow(Refused);
    expect(await contents(kept)).toEqual(before);
  });
});

describe('a row that is not what it should be', () => {
  const good = { value: true, time: 1, by: 'hand', action: '000000001-abcdefghijkl' };
  const queued = { ...good, position: 'a0' };
  const row = (more: object) => ({ id: paper(9), marks: { read: good }, ...more });

  it.each<[string, unknown]>([
    ['id', { id: 'arxiv:2603.00009v2', marks: {} }],
    ['id', { id: 'arXiv:2603.00009', marks: {} }],
    ['id', { id: 'doi:10.1145/ABC', marks: {} }],
    ['id', { id: 'arxiv:２６０３.00009', marks: {} }],
    ['id', { id: 'javascript:alert(1)', marks: {} }],
    ['id', { marks: {} }],
    ['id', { id: 'constructor', marks: {} }],
    ['mark', row({ marks: { read: { ...good, value: 1 } } })],
    ['mark', row({ marks: { read: { ...good, time: -1 } } })],
    ['mark', row({ marks: { read: { ...good, time: 1e300 } } })],
    ['mark', row({ marks: { read: { ...good, by: 'someone' } } })],
    ['mark', row({ marks: { read: { ...good, action: 'x' } } })],
    ['mark', row({ marks: { read: queued } })],
    ['mark', row({ marks: { liked: good } })],
    ['mark', row({ marks: { queued: good } })],
    ['mark', row({ marks: { queued: { ...queued, value: false } } })],
    ['mark', row({ marks: { queued: { ...queued, position: '!' } } })],
    ['mark', row({ marks: { queued: { ...queued, position: 'a00' } } })],
    ['other', row({ opened: '2026' })],
    ['other', row({ details: { title: 'x', upvotes: -1 } })],
    ['other', row({ details: { title: 'x', href: 'javascript:alert(1)' } })],
    ['other', row({ details: { title: 'x', githubRepo: 'javascript:alert(1)//github.com/a/b' } })],
    ['other', row({ details: { title: 'x', thumbnail: 'data:text/html,x' } })],
    ['other', row({ listing: '<b>' })],
    ['other', row({ note: 'what is not known would be lost' })],
    ['other', 7],
    ['other', null],
  ])('is left out for its %s: %j', async (reason, bad) => {
    const { document } = await sample();
    const blob = new Blob([signed({ ...document, papers: [bad, ...document.papers] })]);
    const { rejected, counts } = await readSavedFile(blob, { take: async () => undefined });
    expect(rejected).toEqual([{ list: 'papers', row: 1, reason }]);
    expect(counts.papers).toBe(2);
  });

  it('is not taken back by replacing, if it is known whose it is', async () => {
    const kept = setUpKept();
    await kept.act(mark('starred', true, [9]));
    const { document } = await sample();
    const bad = row({ marks: { read: { ...good, by: 'someone' } } });
    const blob = new Blob([signed({ ...document, papers: [bad, ...document.papers] })]);
    const { file, missing } = await examineFile(blob, kept.library, kept.archive, {});
    expect(file.ids.papers.has(paper(9))).toBe(true);
    expect(missing.papers).toBe(0);
  });
});
