/** A file may hold any values that its form allows: places that are used up, times that are still to come. */
import { describe, expect, it } from 'vitest';
import { examineFile } from '../../../../utils/backup/restore-file';
import { mark, note, numberOf, tag } from '../../library/set-up';
import { actionId, doi, mark as markOf, paper } from '../../make';
import { contents, exported, restored, setUpKept, signed } from './set-up';

const hour = 3_600_000;

/** Our own file with other papers in it. */
async function fileOf(papers: readonly unknown[]): Promise<Blob> {
  const own = JSON.parse(await (await exported(setUpKept())).text());
  return new Blob([signed({ ...own, papers })]);
}
const queuedAt = (n: number, position: string, more: { time?: number; since?: number } = {}) => ({
  id: paper(n),
  marks: { queued: { ...markOf(true, n), ...more, position } },
});

describe('a file whose places are used up', () => {
  const long = 'z'.repeat(5_000);
  const papers = [queuedAt(1, `${long}V`), queuedAt(2, long), queuedAt(3, 'a5'), queuedAt(4, long)];

  it.each(['merge', 'replace'] as const)(
    'is restored in its order, and what is saved afterwards can be restored: %s',
    async (mode) => {
      const kept = setUpKept();
      await kept.act(mark('queued', true, mode === 'merge' ? [9] : []));
      await restored(kept, await fileOf(papers), mode);
      await kept.act(mark('queued', true, [5, 6]));
      const queue = await kept.library.queue(99);
      const others = mode === 'merge' ? [9] : [];
      expect(queue.map(({ id }) => numberOf(id))).toEqual([...others, 3, 2, 4, 1, 5, 6]);
      expect(Math.max(...queue.map(({ position }) => position.length))).toBeLessThan(10);
      const other = setUpKept();
      await restored(other, await exported(kept), 'merge');
      expect(await contents(other)).toEqual(await contents(kept));
    },
  );

  it('is restored once when it is restored twice', async () => {
    const kept = setUpKept();
    const file = await fileOf(papers);
    await restored(kept, file, 'merge');
    const once = await contents(kept);
    await restored(kept, file, 'merge');
    expect(await contents(kept)).toEqual(once);
  });

  it('merged either way gives one library', async () => {
    const [a, b] = [setUpKept(), setUpKept()];
    await a.act(mark('queued', true, [7, 8]));
    const [fileOfA, poisoned] = [await exported(a), await fileOf(papers)];
    await restored(a, poisoned, 'merge');
    await restored(b, poisoned, 'merge');
    await restored(b, fileOfA, 'merge');
    await restored(a, await exported(b), 'merge');
    await restored(b, await exported(a), 'merge');
    expect(await contents(a)).toEqual(await contents(b));
  });

  it('that was saved after more was queued behind them, by an earlier build, is taken', async () => {
    const kept = setUpKept();
    await restored(kept, await fileOf([queuedAt(1, 'z'.repeat(6_000))]), 'merge');
    expect(await kept.library.queueLength()).toBe(1);
  });
});

describe('a file that says one id to be hundreds', () => {
  it('has that row left out, and says so', async () => {
    const kept = setUpKept();
    const own = JSON.parse(await (await exported(kept)).text());
    const rowOf = (count: number) => ({
      id: doi(count),
      same: Object.fromEntries(
        Array.from({ length: count }, (_, n) => [paper(n + 1), { value: true, time: 1 }]),
      ),
    });
    const file = new Blob([signed({ ...own, aliases: [rowOf(201), rowOf(200)] })]);
    const examined = await examineFile(file, kept.library, kept.archive, {});
    expect(examined.file).toMatchObject({
      counts: { aliases: 1 },
      rejected: [{ list: 'aliases', row: 1, reason: 'other' }],
    });
  });
});

describe('a file from a clock that is ahead', () => {
  it('says of nothing that it was queued, or counted, in the future', async () => {
    const now = Date.UTC(2026, 10, 23);
    const kept = setUpKept({ now: () => now });
    const ahead = now + 900 * 24 * hour;
    const counted = [{ time: ahead, upvotes: 3 }];
    const file = await fileOf([
      {
        ...queuedAt(1, 'a0', { time: now - hour, since: ahead }),
        details: { title: 'One' },
        counted,
      },
      queuedAt(2, 'a1', { time: ahead, since: ahead + hour }),
    ]);
    await restored(kept, file, 'merge');
    const queue = await kept.library.queue(9);
    expect(queue.map(({ queuedAt }) => queuedAt)).toEqual([now - hour, now]);
    const once = await contents(kept);
    expect(once.papers).toMatchObject([{ counted: [{ time: now, upvotes: 3 }] }, {}]);
    await restored(kept, file, 'merge');
    expect(await contents(kept)).toEqual(once);
  });
});

describe('tags and notes of a file', () => {
  const stamp = { time: 5, action: actionId(5) };
  const tagged = (...names: string[]) => ({
    id: paper(1),
    marks: {},
    tags: names.map((name) => ({ name, value: true, ...stamp })),
  });
  const noted = (text: unknown) => ({ id: paper(1), marks: {}, note: { text, ...stamp } });

  it.each([
    ['a tag of 10,000 characters', tagged('x'.repeat(10_000))],
    ['a tag that nobody can see', tagged('\u202e')],
    ['one tag twice', tagged('RL', 'ｒｌ')],
    ['5,000 tags', tagged(...Array.from({ length: 5_000 }, (_, n) => `tag ${n}`))],
    ['a note of 1 MB', noted('x'.repeat(1_000_000))],
    ['a note that is no text', noted(7)],
  ])('are left out with their row: %s', async (_, row) => {
    const kept = setUpKept();
    const file = await fileOf([row, { id: paper(2), marks: { read: markOf(true, 5) } }]);
    const { file: read } = await examineFile(file, kept.library, kept.archive, {});
    expect(read).toMatchObject({ counts: { papers: 1 }, rejectedCount: 1 });
    await restored(kept, file, 'merge');
    expect((await contents(kept)).papers).toMatchObject([{ id: paper(2) }]);
  });

  it('from the future are clamped once, so that what the user writes next counts', async () => {
    const now = Date.now();
    const kept = setUpKept({ now: () => now });
    const time = now + 400 * 24 * hour;
    const row = {
      ...tagged('RL'),
      ...noted('Theirs'),
      tags: [{ ...stamp, name: 'RL', value: true, time }],
      note: { ...stamp, text: 'Theirs', time },
    };
    const file = await fileOf([row]);
    await restored(kept, file, 'merge');
    const once = await contents(kept);
    await restored(kept, file, 'merge');
    expect(await contents(kept)).toEqual(once);
    await kept.act(tag('RL', false, [1]));
    await kept.act(note(1, 'Mine'));
    expect(await kept.library.ownWords(paper(1))).toMatchObject({
      tags: [],
      note: { text: 'Mine' },
    });
  });
});
