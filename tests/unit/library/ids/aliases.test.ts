import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { type MarkName, markNames } from '../../../../utils/paper/state/marks';
import { doi as other, paper } from '../../make';
import { runs } from '../../runs';
import { mark, move, setUp, undo } from '../set-up';

const markOf = (id: PaperId, name: MarkName, value: boolean) =>
  mark(name, value, [], { papers: [{ id, title: id }] });

async function standing(library: ReturnType<typeof setUp>['library'], id: PaperId) {
  const [state] = await library.lookUp([id]);
  return markNames.filter((name) => state?.marks[name]?.value);
}
const queued = async (library: ReturnType<typeof setUp>['library']) =>
  (await library.queue(9)).map(({ id }) => id);

describe('two ids of one paper', () => {
  it('show the later of their marks, under either id', async () => {
    const { library, act } = setUp();
    await act(markOf(paper(1), 'read', true));
    await act(markOf(other(1), 'starred', true));
    expect(await library.alias([paper(1), other(1)], true, 1, 'hand')).toEqual([
      paper(1),
      other(1),
    ]);
    for (const id of [paper(1), other(1)]) {
      expect(await standing(library, id)).toEqual(['read', 'starred']);
    }
    await act(markOf(other(1), 'read', false));
    expect(await standing(library, paper(1))).toEqual(['starred']);
  });

  it('are one thing to undo, whichever row held the mark', async () => {
    const { library, act } = setUp();
    await act(markOf(paper(1), 'read', true));
    await library.alias([paper(1), other(1)], true, 1, 'hand');
    const clear = markOf(other(1), 'read', false);
    await act(clear);
    expect(await standing(library, paper(1))).toEqual([]);
    await act(undo(clear.id));
    expect(await standing(library, paper(1))).toEqual(['read']);
    expect(await standing(library, other(1))).toEqual(['read']);
  });

  it('undo takes nothing back that changed since under the other id', async () => {
    const { library, act } = setUp();
    await library.alias([paper(1), other(1)], true, 1, 'hand');
    const star = markOf(paper(1), 'starred', true);
    await act(star);
    await act(markOf(other(1), 'starred', false));
    expect(await act(undo(star.id))).toMatchObject({ changed: 0, kept: 1 });
    expect(await standing(library, paper(1))).toEqual([]);
  });

  it('are told of together, whichever changed', async () => {
    const { library } = setUp();
    expect(await library.withAliases([paper(1)])).toEqual([paper(1)]);
    await library.alias([paper(1), other(1)], true, 1, 'hand');
    expect(await library.withAliases([other(1), paper(2)])).toEqual([other(1), paper(2), paper(1)]);
  });

  it('moved under one id, it stands where it was moved to', async () => {
    const { library, act } = setUp();
    for (const id of [other(1), paper(1), paper(2), paper(3)])
      await act(markOf(id, 'queued', true));
    await library.alias([paper(1), other(1)], true, 1, 'hand');
    await act(move(1, 3));
    expect(await queued(library)).toEqual([paper(2), paper(3), paper(1)]);
  });

  it('stand in the queue once, and leave it together', async () => {
    const { library, act } = setUp();
    await act(markOf(paper(2), 'queued', true));
    await act(markOf(paper(1), 'queued', true));
    await act(markOf(other(1), 'queued', true));
    expect(await library.queueLength()).toBe(3);
    await library.alias([paper(1), other(1)], true, 1, 'hand');
    expect(await queued(library)).toEqual([paper(2), other(1)]);
    expect(await library.queueLength()).toBe(2);
    const read = markOf(other(1), 'read', true);
    await act(read);
    expect(await queued(library)).toEqual([paper(2)]);
    expect(await library.queueLength()).toBe(1);
    await act(undo(read.id));
    expect(await queued(library)).toEqual([paper(2), other(1)]);
  });

  it('queued under one is queued: the other adds nothing', async () => {
    const { library, act } = setUp();
    await library.alias([paper(1), other(1)], true, 1, 'hand');
    await act(markOf(paper(1), 'queued', true));
    expect(await act(markOf(other(1), 'queued', true))).toMatchObject({ changed: 0 });
    expect(await queued(library)).toEqual([paper(1)]);
  });

  it('count as seen since the first time under any', async () => {
    const { library, act } = setUp();
    await library.alias([paper(1), other(1)], true, 1, 'hand');
    await act({
      ...markOf(other(1), 'read', true),
      kind: 'see',
      value: true,
      by: 'auto',
      papers: [other(1)],
    } as never);
    const [state] = await library.lookUp([paper(1)]);
    expect(state?.seen).toBeGreaterThan(0);
  });

  it('come apart without loss, and no page joins them again', async () => {
    const { library, act } = setUp();
    await act(markOf(paper(1), 'read', true));
    await act(markOf(other(1), 'queued', true));
    await library.alias([paper(1), other(1)], true, 1, 'hand');
    await library.alias([paper(1), other(1)], false, 2);
    expect(await standing(library, paper(1))).toEqual(['read']);
    expect(await standing(library, other(1))).toEqual(['queued']);
    expect(await library.alias([other(1), paper(1)], true, 3)).toEqual([]);
    expect(await standing(library, paper(1))).toEqual(['read']);
  });

  it('whatever was marked apart, joined and parted again, is as it was', async () => {
    const act = fc.record({
      doi: fc.boolean(),
      n: fc.integer({ min: 1, max: 3 }),
      name: fc.constantFrom(...markNames),
      value: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const { library, act } = setUp();
        for (const { doi, n, name, value } of acts) {
          await act(markOf(doi ? other(n) : paper(n), name, value));
        }
        const ids = [1, 2, 3].flatMap((n) => [paper(n), other(n)]);
        const before = await library.lookUp(ids);
        const queue = await queued(library);
        for (const n of [1, 2, 3]) await library.alias([paper(n), other(n)], true, 1, 'hand');
        for (const n of [1, 2, 3]) {
          expect(await standing(library, paper(n))).toEqual(await standing(library, other(n)));
        }
        expect(await library.queueLength()).toBe((await queued(library)).length);
        for (const n of [1, 2, 3]) await library.alias([paper(n), other(n)], false, 2);
        expect(await library.lookUp(ids)).toEqual(before);
        expect(await queued(library)).toEqual(queue);
      }),
      runs(30),
    );
  });
});
