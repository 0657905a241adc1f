import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManyAct } from '../../../../utils/library/restore/decide';
import { decideOnMany } from '../../../../utils/library/restore/many';
import { openArchive } from '../../../../utils/library/restore/open-archive';
import { newActionId, nextMoment } from '../../../../utils/paper/state/action-id';
import { type MarkName, markNames } from '../../../../utils/paper/state/marks';
import { tagKey } from '../../../../utils/paper/state/own-words';
import { paper } from '../../make';
import { runs } from '../../runs';
import { mark, renameTag, setUp, tag, undo } from '../set-up';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

function manyIn(name: string, library: ReturnType<typeof setUp>['library']) {
  const archive = openArchive({ name });
  return async (act: ManyAct, count: number, signal = new AbortController().signal) => {
    const time = nextMoment();
    const id = newActionId(time);
    const papers = numbers(count).map(paper);
    const decided = await decideOnMany(
      { library, archive },
      { id, time, act, papers },
      signal,
      () => undefined,
    );
    return { id, decided };
  };
}

/** Which marks papers have, and the order of the queue. */
async function stateOf({ library }: Pick<ReturnType<typeof setUp>, 'library'>, count: number) {
  const states = await library.lookUp(numbers(count).map(paper));
  const marks = states.map(
    ({ id, marks }) => [id, markNames.filter((name) => marks[name]?.value)] as const,
  );
  return {
    marks: marks.filter(([, set]) => set.length > 0).sort(),
    queue: (await library.queue(10_000)).map(({ id }) => id),
  };
}

describe('an act on many papers', () => {
  it('is one action, which is undone as a whole and resumed after a kill', async () => {
    const { name, library, act } = setUp();
    await act(mark('queued', true, [5, 3]));
    await act(mark('starred', true, [7]));
    const before = await stateOf({ library }, 2_010);
    const { id, decided } = await manyIn(name, library)(
      { kind: 'mark', mark: 'queued', value: true },
      2_010,
    );
    expect(decided).toBe(true);
    // Decided, and not done: the context that decided died.
    const queue = await library.queue(10_000);
    expect(queue).toHaveLength(2);
    await library.resume();
    const after = await stateOf({ library }, 2_010);
    expect(after.queue).toHaveLength(2_010);
    expect(after.queue.slice(0, 4)).toEqual([5, 3, 1, 2].map(paper));
    const [last] = await library.history(9);
    expect(last).toMatchObject({
      id,
      summary: { kind: 'mark', mark: 'queued', value: true, count: 2_008 },
    });
    await act(undo(id));
    expect(await stateOf({ library }, 2_010)).toEqual(before);
  });

  it('changes nothing where it is cancelled, or nothing would change', async () => {
    const { name, library, act } = setUp();
    await act(mark('read', true, numbers(1_500)));
    const before = await stateOf({ library }, 1_500);
    const many = manyIn(name, library);
    const star = { kind: 'mark', mark: 'starred', value: true } as const;
    expect((await many(star, 1_500, AbortSignal.abort())).decided).toBe(false);
    expect((await many({ kind: 'mark', mark: 'read', value: true }, 1_500)).decided).toBe(false);
    expect(await library.resume()).toBeUndefined();
    expect(await stateOf({ library }, 1_500)).toEqual(before);
    expect(await library.history(9)).toHaveLength(1);
  });

  it('tags, and takes tags off', async () => {
    const { name, library, act } = setUp();
    await act(tag('Later', true, [1]));
    const many = manyIn(name, library);
    const { id } = await many({ kind: 'tag', tag: 'Later', value: true }, 1_200);
    await library.resume();
    expect(await library.tags()).toEqual([{ tag: 'Later', papers: 1_200 }]);
    await act(undo(id));
    expect(await library.tags()).toEqual([{ tag: 'Later', papers: 1 }]);
    await many({ kind: 'tag', tag: 'Later', value: false }, 1_200);
    await library.resume();
    expect(await library.tags()).toEqual([]);
  });

  it('gives a tag another name, or that of another tag, as one action that is undone as a whole', async () => {
    const { name, library, act } = setUp();
    await act(tag('RL', true, numbers(2_000)));
    await act(tag('RL', true, numbers(2_010).slice(2_000)));
    await act(tag('Agents', true, [1, 2, 3, 9_000]));
    const before = await library.tags();
    const rename = { kind: 'rename tag', from: 'rl', to: 'Agents' } as const;
    const { id, decided } = await manyIn(name, library)(rename, 0);
    expect(decided).toBe(true);
    // Decided, and not done: the context that decided died.
    expect(await library.tags()).toEqual(before);
    await library.resume();
    expect(await library.tags()).toEqual([{ tag: 'Agents', papers: 2_011 }]);
    expect((await library.history(9))[0]).toMatchObject({
      id,
      summary: { ...rename, count: 2_010 },
    });
    await act(undo(id));
    expect(await library.tags()).toEqual(before);
    expect((await library.ownWords(paper(2))).tags).toEqual(['Agents', 'RL']);
    expect((await library.ownWords(paper(4))).tags).toEqual(['RL']);
  });

  it('respells a tag', async () => {
    const { name, library, act } = setUp();
    await act(tag('rl', true, numbers(1_200)));
    const rename = { kind: 'rename tag', from: 'rl', to: 'RL' } as const;
    const { id } = await manyIn(name, library)(rename, 0);
    await library.resume();
    expect(await library.tags()).toEqual([{ tag: 'RL', papers: 1_200 }]);
    await act(undo(id));
    expect(await library.tags()).toEqual([{ tag: 'rl', papers: 1_200 }]);
  });

  it('renames nothing where it is cancelled, or no paper carries the tag', async () => {
    const { name, library, act } = setUp();
    await act(tag('RL', true, numbers(3)));
    const rename = { kind: 'rename tag', from: 'RL', to: 'Agents' } as const;
    const many = manyIn(name, library);
    expect((await many(rename, 0, AbortSignal.abort())).decided).toBe(false);
    expect((await many({ ...rename, from: 'other' }, 0)).decided).toBe(false);
    expect(await library.resume()).toBeUndefined();
    expect(await library.tags()).toEqual([{ tag: 'RL', papers: 3 }]);
  });

  it('renames a tag as one action does, under whatever ids papers have', async () => {
    const names = fc.constantFrom('a', 'A', 'b', 'c');
    const tagged = fc.record({
      name: names,
      value: fc.boolean(),
      papers: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(tagged, { maxLength: 8 }),
        names,
        names,
        async (before, from, to) => {
          const [one, other] = [setUp(), setUp()];
          for (const { library } of [one, other]) {
            for (const each of before) await library.apply(tag(each.name, each.value, each.papers));
            await library.alias([paper(1), paper(2)], true, nextMoment(), 'hand');
          }
          await one.act(renameTag(from, to));
          // It keeps the spelling given first.
          const known = (await other.library.tags()).find(
            (each) => tagKey(each.tag) === tagKey(to),
          );
          const name = tagKey(from) === tagKey(to) ? to : (known?.tag ?? to);
          await manyIn(other.name, other.library)({ kind: 'rename tag', from, to: name }, 0);
          await other.library.resume();
          const of = async ({ library }: typeof one) => [
            (await library.tags()).map(({ tag: name, papers }) => [tagKey(name), papers]),
            await Promise.all(
              numbers(6).map(async (n) => (await library.ownWords(paper(n))).tags.map(tagKey)),
            ),
          ];
          expect(await of(other)).toEqual(await of(one));
        },
      ),
      runs(60),
    );
  });

  it('takes papers off the queue that are read already', async () => {
    const { name, library, act } = setUp();
    await act(mark('read', true, [1]));
    await act(mark('queued', true, [1]));
    await manyIn(name, library)({ kind: 'mark', mark: 'read', value: true }, 2);
    await library.resume();
    expect(await library.queueLength()).toBe(0);
  });

  it('does what one action does, whatever the papers carried', async () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
    const acts = fc.array(
      fc.record({
        name: fc.constantFrom<MarkName>(...markNames),
        value: fc.boolean(),
        by: fc.constantFrom('hand' as const, 'auto' as const),
        some,
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(
        acts,
        fc.constantFrom<MarkName>(...markNames),
        fc.boolean(),
        async (before, name, value) => {
          const [one, other] = [setUp(), setUp()];
          for (const each of before) {
            const action = mark(each.name, each.value, each.some, { by: each.by });
            await one.act(action);
            await other.act(action);
          }
          await one.act(mark(name, value, numbers(12)));
          await manyIn(other.name, other.library)({ kind: 'mark', mark: name, value }, 12);
          await other.library.resume();
          expect(await stateOf(other, 12)).toEqual(await stateOf(one, 12));
          one.library.close();
          other.library.close();
        },
      ),
      runs(40),
    );
  });
});
