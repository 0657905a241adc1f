import { describe, expect, it } from 'vitest';
import { paper } from '../make';
import { mark, move, numberOf, see, setUp, undo } from './set-up';

const day = 24 * 60 * 60 * 1_000;

async function stateOf(library: ReturnType<typeof setUp>['library'], n: number) {
  return (await library.lookUp([paper(n)]))[0];
}
const order = async (library: ReturnType<typeof setUp>['library']) =>
  (await library.queue(100)).map(({ id }) => numberOf(id));

describe('marks', () => {
  it('are four independent toggles', async () => {
    const { library, act } = setUp();
    await act(mark('starred', true, [1]));
    await act(mark('read', true, [1]));
    await act(mark('starred', false, [1]));
    const state = await stateOf(library, 1);
    expect(state?.marks.read?.value).toBe(true);
    expect(state?.marks.starred?.value).toBe(false);
  });

  it('know nothing of papers that were never touched', async () => {
    const { library } = setUp();
    expect(await library.lookUp([paper(1), paper(2)])).toEqual([]);
  });

  it('keep of a paper what it was last met with, and where', async () => {
    const { library, act } = setUp();
    expect(await library.paper(paper(1))).toBeUndefined();
    await act(mark('queued', true, [1], { listing: 'arxiv/new/cs.CL' }));
    const details = { title: 'Paper 1' };
    expect(await library.paper(paper(1))).toEqual({ details, listing: 'arxiv/new/cs.CL' });
    await act(mark('starred', true, [2]));
    expect(await library.paper(paper(2))).toEqual({ details: { title: 'Paper 2' } });
  });

  it.each(['read', 'hidden'] as const)('%s by hand takes a paper off the queue', async (name) => {
    const { library, act } = setUp();
    await act(mark('queued', true, [1, 2, 3]));
    await act(mark('starred', true, [2]));
    await act(mark(name, true, [2]));
    expect(await order(library)).toEqual([1, 3]);
    expect((await stateOf(library, 2))?.marks.starred?.value).toBe(true);
    await act(mark(name, false, [2]));
    expect(await order(library)).toEqual([1, 3]);
  });

  it('by automation neither touch the queue nor what the user set or cleared by hand', async () => {
    const { library, act } = setUp();
    await act(mark('queued', true, [1]));
    await act(mark('read', true, [1], { by: 'auto' }));
    expect(await order(library)).toEqual([1]);
    expect((await stateOf(library, 1))?.marks.read?.value).toBe(true);
    await act(mark('read', false, [1]));
    await act(mark('read', true, [1], { by: 'auto' }));
    expect((await stateOf(library, 1))?.marks.read?.value).toBe(false);
  });

  it('become the user’s own when they confirm what automation set', async () => {
    const { library, act } = setUp();
    await act(mark('read', true, [1], { by: 'auto' }));
    await act(mark('read', true, [1]));
    expect((await stateOf(library, 1))?.marks.read?.by).toBe('hand');
  });

  it('case 29: of a clock far ahead do not win for ever', async () => {
    const now = 1_800_000_000_000;
    const { library, act } = setUp({ now: () => now });
    await act(mark('read', true, [1], { time: now + 3 * day }));
    expect((await stateOf(library, 1))?.marks.read?.time).toBe(now);
    await act(mark('read', false, [1], { time: now - day }));
    const { value, time } = (await stateOf(library, 1))?.marks.read ?? {};
    expect([value, time]).toEqual([false, now + 1]);
  });

  it('set twice by the same action change nothing the second time', async () => {
    const { library, act } = setUp();
    const queue = mark('queued', true, [1, 2]);
    expect((await act(queue)).status).toBe('applied');
    const before = await library.lookUp([paper(1), paper(2)]);
    await act(mark('queued', false, [1]));
    const between = await library.lookUp([paper(1), paper(2)]);
    expect((await act(queue)).status).toBe('known');
    expect(await library.lookUp([paper(1), paper(2)])).toEqual(between);
    expect(before).not.toEqual(between);
  });
});

describe('the queue', () => {
  it('takes new papers at the end, a bulk in listing order, and leaves queued ones in place', async () => {
    const { library, act } = setUp();
    await act(mark('queued', true, [5]));
    await act(mark('queued', true, [3, 5, 1]));
    expect(await order(library)).toEqual([5, 3, 1]);
    expect(await library.queueLength()).toBe(3);
  });

  it('comes in parts', async () => {
    const { library, act } = setUp();
    await act(mark('queued', true, [1, 2, 3, 4, 5]));
    const first = await library.queue(2);
    const rest = await library.queue(9, first[1]);
    expect([...first, ...rest].map(({ id }) => numberOf(id))).toEqual([1, 2, 3, 4, 5]);
  });

  it('can be put in another order', async () => {
    const { library, act } = setUp();
    await act(mark('queued', true, [1, 2, 3, 4]));
    await act(move(4, 1, 2));
    await act(move(1));
    await act(move(2, 3));
    expect(await order(library)).toEqual([1, 4, 3, 2]);
    await act(move(3, undefined, 4));
    expect(await order(library)).toEqual([1, 3, 4, 2]);
  });

  it('remembers since when a paper waits, wherever it is moved', async () => {
    const { library, act } = setUp();
    await act(mark('queued', true, [1, 2], { time: 5_000 }));
    await act(move(2));
    expect(await library.queue(2)).toMatchObject([{ queuedAt: 5_000 }, { queuedAt: 5_000 }]);
    expect((await library.tally(6_000)).queued).toBe(0);
  });

  it('takes a move whose neighbours are gone, and refuses one of a paper that is not queued', async () => {
    const { library, act } = setUp();
    await act(mark('queued', true, [1, 2]));
    expect((await act(move(2, 9, 8))).status).toBe('applied');
    expect(await act(move(7))).toMatchObject({ status: 'refused', reason: 'not queued' });
    expect(await order(library)).toHaveLength(2);
  });

  it('keeps names and titles without their TeX, as feeds bring them', async () => {
    const { library, act } = setUp();
    const title = String.raw`On the Schr\"odinger equation`;
    const details = { title, authors: [String.raw`Paul Erd\H{o}s`] };
    await act({ ...mark('starred', true, [1]), papers: [{ id: paper(1), title, details }] });
    await act({ ...mark('hidden', true, [2]), papers: [{ id: paper(2), title }] });
    const decoded = 'On the Schrödinger equation';
    expect((await library.paper(paper(1)))?.details).toEqual({
      title: decoded,
      authors: ['Paul Erdős'],
    });
    expect((await library.paper(paper(2)))?.details.title).toBe(decoded);
  });

  it('keeps title, details and where a paper was queued', async () => {
    const { library, act } = setUp();
    const details = { title: 'Paper 1', upvotes: 80, authors: ['A. Author'] };
    const papers = [{ id: paper(1), title: 'Paper 1', details }];
    const listing = 'huggingface/day/2026-06-03';
    await act(mark('queued', true, [], { papers, listing }));
    await act(mark('hidden', true, [1, 2]));
    await act(mark('queued', true, [1]));
    expect(await library.queue(1)).toMatchObject([{ id: paper(1), details, listing }]);
  });
});

describe('seen', () => {
  it('keeps the first time, whatever comes later', async () => {
    const { library, act } = setUp();
    await act(see(true, [1], 'auto', 2_000));
    await act(see(true, [1], 'auto', 9_000));
    await act(see(true, [1], 'auto', 1_000));
    expect((await stateOf(library, 1))?.seen).toBe(1_000);
  });

  it('can be taken back, and is not given again by what was on screen earlier', async () => {
    const { library, act } = setUp();
    await act(see(true, [1], 'auto', 2_000));
    await act(see(false, [1], 'hand', 5_000));
    await act(see(true, [1], 'auto', 4_000));
    expect((await stateOf(library, 1))?.seen).toBe(-5_000);
    await act(see(true, [1], 'auto', 6_000));
    expect((await stateOf(library, 1))?.seen).toBe(6_000);
  });

  it('remembers when a paper was opened last', async () => {
    const { library, act } = setUp();
    for (const time of [5_000, 3_000]) {
      await act({ ...see(true, [1], 'auto', time), kind: 'opened', paper: paper(1) } as never);
    }
    expect((await stateOf(library, 1))?.opened).toBe(5_000);
  });
});

describe('undo', () => {
  it('takes a bulk action back as one step, the queue included', async () => {
    const { library, act } = setUp();
    await act(mark('queued', true, [1, 2, 3]));
    const read = mark('read', true, [2, 1]);
    await act(read);
    expect(await order(library)).toEqual([3]);
    expect(await act(undo(read.id))).toMatchObject({ status: 'applied', changed: 2, kept: 0 });
    expect(await order(library)).toEqual([1, 2, 3]);
    expect((await stateOf(library, 2))?.marks.read?.value).toBe(false);
  });

  it('keeps what changed since, and says how much', async () => {
    const { library, act } = setUp();
    const read = mark('read', true, [1, 2, 3]);
    await act(read);
    await act(mark('read', false, [2]));
    await act(mark('read', true, [2]));
    expect(await act(undo(read.id))).toMatchObject({ changed: 2, kept: 1 });
    expect((await stateOf(library, 2))?.marks.read?.value).toBe(true);
    expect((await stateOf(library, 1))?.marks.read?.value).toBe(false);
  });

  it('goes back step by step over the same mark', async () => {
    const { library, act } = setUp();
    const steps = [true, false, true].map((value) => mark('starred', value, [1]));
    for (const step of steps) await act(step);
    for (const expected of [false, true, false]) {
      const last = await library.lastUndoable();
      if (!last) throw new Error('nothing to undo');
      expect(await act(undo(last.id))).toMatchObject({ kept: 0 });
      expect((await stateOf(library, 1))?.marks.starred?.value).toBe(expected);
    }
    expect(await library.lastUndoable()).toBeUndefined();
  });

  it('can itself be undone, and then the action can be undone again', async () => {
    const { library, act } = setUp();
    const read = mark('read', true, [1]);
    const back = undo(read.id);
    await act(read);
    await act(back);
    await act(undo(back.id));
    expect((await stateOf(library, 1))?.marks.read?.value).toBe(true);
    expect((await library.lastUndoable())?.id).toBe(read.id);
    expect(await act(undo(read.id))).toMatchObject({ status: 'applied', kept: 0 });
    expect((await stateOf(library, 1))?.marks.read?.value).toBe(false);
  });

  it('refuses what is unknown, undone already, or of another tab', async () => {
    const { act } = setUp();
    const read = mark('read', true, [1], { tab: 'a:1' });
    expect(await act(undo(read.id))).toMatchObject({ reason: 'unknown target' });
    await act(read);
    expect(await act(undo(read.id, 'a:2'))).toMatchObject({ reason: 'not yours' });
    expect(await act(undo(read.id, 'a:1'))).toMatchObject({ status: 'applied' });
    expect(await act(undo(read.id))).toMatchObject({ reason: 'already undone' });
  });

  it('offers the last action of a tab, or of all, and never automatic ones', async () => {
    const { library, act } = setUp();
    const here = mark('read', true, [1], { tab: 'a:1' });
    const there = mark('read', true, [2], { tab: 'a:2' });
    await act(here);
    await act(there);
    await act(mark('read', true, [3], { by: 'auto', tab: 'a:1' }));
    await act(see(true, [4]));
    expect((await library.lastUndoable('a:1'))?.id).toBe(here.id);
    expect((await library.lastUndoable())?.id).toBe(there.id);
    expect((await library.history(9)).map(({ id }) => id)).toEqual([there.id, here.id]);
  });

  it('brings back what "treat all this as seen" and "show as new again" changed', async () => {
    const { library, act } = setUp();
    const all = see(true, [1, 2], 'hand');
    await act(all);
    expect((await stateOf(library, 1))?.seen).toBeGreaterThan(0);
    await act(undo(all.id));
    expect((await stateOf(library, 1))?.seen).toBeLessThan(0);
  });
});

describe('what was done', () => {
  it('is told of again where it is done again, also what was only seen (faults, seed 30004)', async () => {
    const { act } = setUp();
    const seen = see(true, [1, 2], 'auto');
    const papers = [paper(1), paper(2)];
    expect(await act(seen)).toMatchObject({ papers });
    expect(await act(seen)).toMatchObject({ papers, changed: 0 });
  });

  it('is forgotten after 30 days, but for the last hundred', async () => {
    let now = 1_800_000_000_000;
    const { act } = setUp({ now: () => now });
    const old = mark('read', true, [1], { time: now });
    const less = mark('read', true, [2], { time: now + 1 });
    for (const each of [old, less]) await act(each);
    now += 31 * day;
    for (let n = 0; n < 98; n++) await act(mark('starred', n % 2 === 0, [3], { time: now + n }));
    expect(await act(old)).toMatchObject({ status: 'known' });
    await act(mark('read', true, [4], { time: now + 100 }));
    expect(await act(less)).toMatchObject({ status: 'known' });
    expect(await act(undo(old.id))).toMatchObject({ reason: 'unknown target' });
  });

  it('is kept through a clock that is years ahead for a moment', async () => {
    let now = 1_800_000_000_000;
    const { act } = setUp({ now: () => now });
    const first = mark('read', true, [1], { time: now });
    await act(first);
    now += 45 * 365 * day;
    await act(mark('read', true, [2], { time: now }));
    now -= 45 * 365 * day;
    expect(await act(undo(first.id))).toMatchObject({ status: 'applied', changed: 1 });
  });
});

describe("today's numbers", () => {
  it('count marks that were set since and still stand', async () => {
    const { library, act } = setUp();
    await act(mark('read', true, [1], { time: 1_000 }));
    await act(mark('read', true, [2, 3], { time: 5_000 }));
    await act(mark('read', false, [3], { time: 6_000 }));
    await act(mark('queued', true, [4], { time: 7_000 }));
    expect(await library.tally(4_000)).toEqual({ read: 1, queued: 1, starred: 0, hidden: 0 });
  });
});

describe('a clock that is wrong', () => {
  it.each([
    ['1970', 5],
    ['2071', Date.UTC(2071, 0, 1)],
    ['an hour back', Date.now() - 3_600_000],
  ])('case 29: in %s: what is done later stands, before it and after it', async (_, wrong) => {
    const { library, act } = setUp();
    const standing = async () => (await library.lookUp([paper(1)]))[0]?.marks.starred?.value;
    await act(mark('starred', true, [1]));
    await act(mark('starred', false, [1], { time: wrong }));
    expect(await standing()).toBe(false);
    await act(mark('starred', true, [1]));
    expect(await standing()).toBe(true);
  });
});
