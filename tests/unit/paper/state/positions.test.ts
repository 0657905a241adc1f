import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { newActionId } from '../../../../utils/paper/state/action-id';
import { isPosition, positionsBetween } from '../../../../utils/paper/state/positions';
import { mark, move, numberOf, setUp } from '../../library/set-up';
import { paper } from '../../make';

/** A library whose queue stands at such positions, in the order of the papers, whatever put it there. */
async function queuedAt(positions: readonly string[]) {
  const set = setUp();
  await set.library.queueLength();
  const db = await openDB(set.name);
  for (const [n, position] of positions.entries()) {
    const queued = { value: true, time: n + 1, by: 'hand', action: newActionId(n + 1), position };
    await db.put('marks', { id: paper(n + 1), marks: { queued } });
  }
  db.close();
  const queue = async () => {
    const items = await set.library.queue(9_999);
    return { order: items.map(({ id }) => numberOf(id as PaperId)), items };
  };
  return { ...set, queue };
}
const lengths = (items: readonly { position: string }[]) =>
  Math.max(...items.map(({ position }) => position.length));

describe('positions in the queue', () => {
  it('are texts that a position beside them can be made of', () => {
    for (const position of ['a0', 'a0V', 'Zz', 'z'.repeat(5_000)])
      expect(isPosition(position)).toBe(true);
    for (const text of ['', 'a', 'a00', '0', 'b0', `A${'0'.repeat(26)}`, 'z'.repeat(10_001)]) {
      expect(isPosition(text)).toBe(false);
    }
  });

  it.each(['z'.repeat(5_000), `a1${'V'.repeat(5_000)}`, `z${'0'.repeat(26)}`])(
    'where one is used up, what is queued after it has a short one, and the order stays',
    async (position) => {
      const { act, queue } = await queuedAt(['a0', 'a1', position]);
      await act(mark('queued', true, [4, 5]));
      const { order, items } = await queue();
      expect(order).toEqual([1, 2, 3, 4, 5]);
      expect(lengths(items)).toBeLessThan(10);
    },
  );

  it('a text that is no position breaks nothing: the queue is numbered anew', async () => {
    const { act, queue } = await queuedAt(['a0', 'not a position']);
    await act(mark('queued', true, [3]));
    expect((await queue()).order).toEqual([1, 2, 3]);
    await act(move(1, 3));
    expect((await queue()).order).toEqual([2, 3, 1]);
  });

  it('moved into one gap a thousand times, they stay short and the queue in order', async () => {
    const { act, queue } = await queuedAt(['a0', 'a1', 'a2']);
    let expected = [1, 2, 3];
    for (let n = 0; n < 1_000; n++) {
      const moved = n % 2 === 0 ? 3 : 2;
      await act(move(moved, 1));
      expected = [1, moved, moved === 3 ? 2 : 3];
    }
    const { order, items } = await queue();
    expect(order).toEqual(expected);
    expect(lengths(items)).toBeLessThan(101);
  });

  it('numbered anew, a paper was queued as long ago as before', async () => {
    const { act, queue } = await queuedAt(['a0', 'z'.repeat(5_000)]);
    await act(mark('queued', true, [3]));
    expect((await queue()).items.map(({ queuedAt }) => queuedAt).slice(0, 2)).toEqual([1, 2]);
  });

  it('an action that had them numbered anew is done once', async () => {
    const { act, queue } = await queuedAt(['z'.repeat(5_000)]);
    const queueing = mark('queued', true, [2]);
    expect(await act(queueing)).toMatchObject({ status: 'applied', changed: 1 });
    expect(await act(queueing)).toMatchObject({ status: 'known' });
    expect((await queue()).order).toEqual([1, 2]);
  });

  it('between any two there are as many as are wanted, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(20), (count, index) => {
        const some = positionsBetween(null, null, 21);
        const between = positionsBetween(some[index] ?? null, some[index + 1] ?? null, count);
        expect([some[index], ...between, some[index + 1] ?? '~']).toEqual(
          [some[index], ...between, some[index + 1] ?? '~'].sort(),
        );
        expect(between).toHaveLength(count);
      }),
    );
  });
});
