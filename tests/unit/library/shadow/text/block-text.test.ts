import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, rangeOf, shardOf, stretchOf } from '../../../../../utils/library/shadow/blocks';
import type { ShadowPaper } from '../../../../../utils/library/shadow/paper';
import {
  countsOf,
  readBlock,
  writeBlock,
} from '../../../../../utils/library/shadow/text/block-text';
import { actionId, mark, paper } from '../../../make';
import 'fake-indexeddb/auto';
import { runs } from '../../../runs';
import { blockOfPapers, someIds } from '../arbitraries';

/** What of a text comes back. */
const kept = (text: string) => text.toWellFormed().replaceAll('\n', ' ');
const keptTitles = ({ title, author, ...rest }: ShadowPaper): ShadowPaper => ({
  ...rest,
  ...(title !== undefined && { title: kept(title), ...(author && { author: kept(author) }) }),
});

describe('a block of the shadow', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(blockOfPapers, fc.nat(), ({ block, papers }, generation) => {
        const lines = JSON.parse(JSON.stringify(writeBlock(block, { generation, papers })));
        const read = readBlock(block, lines);
        expect(read?.generation).toBe(generation);
        expect(new Map(read?.papers)).toEqual(
          new Map([...papers].map(([id, each]) => [id, keptTitles(each)])),
        );
        expect(countsOf(lines)).toEqual({
          marked: [...papers.values()].filter(
            ({ marks, tags, note, opened }) => marks ?? tags ?? note ?? opened,
          ).length,
          seen: [...papers.values()].filter(({ seen }) => seen !== undefined).length,
        });
      }),
      runs(300),
    );
  });

  it('gives what can be no place in the queue the first one, and loses nothing else', () => {
    const queued = { ...mark(true, 1_700_000_000_000), since: 1_700_000_000_000 };
    const papers = new Map(
      ['no place', 'z'.repeat(10_001), 'a5'].map((position, n) => [
        paper(n + 1),
        { marks: { queued: { ...queued, position } }, seen: 1_700_000_000_000 },
      ]),
    );
    const read = readBlock(
      blockOf(paper(1)),
      writeBlock(blockOf(paper(1)), { generation: 1, papers }),
    );
    const places = [...(read?.papers.values() ?? [])].map(({ marks }) => marks?.queued?.position);
    expect(places).toEqual(['a0', 'a0', 'a5']);
  });

  it('is not read where a single character changed, a line is missing, or it is something else', () => {
    const papers = new Map([
      [paper(1), { marks: { read: mark(true, 1_700_000_000_000) }, seen: 1_700_000_000_000 }],
      [paper(2), { marks: { starred: mark(true, 1_700_000_000_001) }, title: 'A title' }],
    ]);
    const block = blockOf(paper(1));
    const lines = writeBlock(block, { generation: 7, papers });
    expect(readBlock(block, lines)?.papers.size).toBe(2);
    lines.forEach((line, n) => {
      if (n > 0) expect(readBlock(block, lines.toSpliced(n, 1))).toBeUndefined();
      for (let at = 0; at < line.length; at++) {
        const other = line[at] === 'a' ? 'b' : 'a';
        const changed = lines.with(n, line.slice(0, at) + other + line.slice(at + 1));
        expect(readBlock(block, changed)).toBeUndefined();
      }
    });
    for (const other of [undefined, null, 7, 'text', {}, [], [7], ['7 0 0 0'], { 0: '' }])
      expect(readBlock(block, other)).toBeUndefined();
  });

  it('takes three bytes of a paper that was seen with others, some forty of a mark', () => {
    const time = 1_781_000_000_000;
    const seen = new Map(
      Array.from({ length: 1_000 }, (_, n) => [
        paper(n),
        { seen: time + Math.floor(n / 10) * 977 },
      ]),
    );
    const block = blockOf(paper(0));
    const size = (papers: Map<ReturnType<typeof paper>, ShadowPaper>) =>
      JSON.stringify(writeBlock(block, { generation: 1, papers })).length / papers.size;
    expect(size(seen)).toBeLessThan(3.5);
    const marked = new Map(
      Array.from({ length: 100 }, (_, n) => [paper(n), { marks: { read: mark(true, time + n) } }]),
    );
    expect(size(marked)).toBeLessThan(45);
    const action = actionId(time);
    const bulk = new Map(
      Array.from({ length: 100 }, (_, n) => [
        paper(n),
        { marks: { read: { ...mark(true, time), action } } },
      ]),
    );
    expect(size(bulk)).toBeLessThan(15);
  });
});

describe('blocks', () => {
  it('divide all ids: each lies in the range of its own block and of no other', () => {
    for (const id of someIds) {
      for (const other of someIds) {
        expect(rangeOf(blockOf(other)).includes(id)).toBe(blockOf(other) === blockOf(id));
      }
    }
  });

  it('lie in shards of their stretch', () => {
    expect(shardOf(blockOf('arxiv:2603.13283'))).toBe('arxiv:2603.1');
    expect(shardOf(blockOf('arxiv:0704.0001'))).toBe('arxiv:0704.0');
    for (const id of someIds) expect(stretchOf(shardOf(blockOf(id)))).toBe(stretchOf(id));
  });
});
