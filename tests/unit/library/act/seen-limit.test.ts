import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../utils/actions/actions-schema';
import { seenPerMinute } from '../../../../utils/library/act/seen-limit';
import { paper } from '../../make';
import { see, setUp } from '../set-up';

const minute = 60_000;
const start = 1_800_000_000_000;
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** What the page of a tab writes down of papers that were on screen, 50 in each action, 1 s apart. */
function onScreen(tab: string, from: number, to: number, time: number): Action[] {
  const ids = numbers(from, to);
  return Array.from({ length: Math.ceil(ids.length / 50) }, (_, n) => ({
    ...see(true, ids.slice(n * 50, n * 50 + 50), 'auto', time + n * 1_000),
    tab,
  }));
}

async function seenOf(library: ReturnType<typeof setUp>['library'], from: number, to: number) {
  const states = await library.lookUp(numbers(from, to).map(paper));
  return states.filter(({ seen }) => seen !== undefined && seen > 0).length;
}

describe('papers that were on screen', () => {
  const make = () => setUp({ now: () => start + 10 * minute });

  it('are seen when a list of hundreds is scrolled through as fast as they count', async () => {
    const { library, act } = make();
    for (const action of onScreen('a:1', 1, 500, start)) await act(action);
    expect(await seenOf(library, 1, 500)).toBe(500);
  });

  it('are no more in a minute of one tab than a person can look at', async () => {
    const { library, act } = make();
    for (const action of onScreen('a:1', 1, 2_000, start)) await act(action);
    expect(await seenOf(library, 1, 2_000)).toBe(seenPerMinute);
    // Another tab, and the next minute, have their own.
    for (const action of onScreen('a:2', 3_001, 3_100, start)) await act(action);
    expect(await seenOf(library, 3_001, 3_100)).toBe(100);
    for (const action of onScreen('a:1', 4_001, 4_100, start + minute)) await act(action);
    expect(await seenOf(library, 4_001, 4_100)).toBe(100);
  });

  it('count once, however often they are told', async () => {
    const { library, act } = make();
    for (let time = 0; time < 20; time++) {
      for (const action of onScreen('a:1', 1, 100, start + time * 100)) await act(action);
    }
    for (const action of onScreen('a:1', 101, 600, start + 10_000)) await act(action);
    expect(await seenOf(library, 1, 600)).toBe(600);
  });

  it('are limited by nothing where the user says it by hand', async () => {
    const { library, act } = make();
    await act({ ...see(true, numbers(1, 2_000), 'hand', start), tab: 'a:1' });
    expect(await seenOf(library, 1, 2_000)).toBe(2_000);
  });
});
