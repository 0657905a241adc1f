import { describe, expect, it } from 'vitest';
import { newActionId } from '../../../../utils/paper/state/action-id';
import { setUp } from '../set-up';

const minute = 60_000;
const listing = 'huggingface/day/2026-06-03';
const start = 1_800_000_000_000;

describe('a visit', () => {
  it('goes on over reloads, and ends when the tab was away for more than 30 minutes', async () => {
    const { library } = setUp();
    expect(await library.visit('a:1', listing, start)).toEqual({ begun: start, first: true });
    const later = start + 29 * minute;
    expect((await library.visit('a:1', listing, later)).begun).toBe(start);
    expect((await library.visit('a:1', listing, later + 30 * minute)).begun).toBe(start);
    const away = later + 61 * minute;
    expect(await library.visit('a:1', listing, away)).toEqual({ begun: away, first: false });
  });

  it('counts the time away from when the tab stopped showing the listing', async () => {
    const { library, act } = setUp();
    await library.visit('a:1', listing, start);
    const time = start + 120 * minute;
    await act({ kind: 'left', id: newActionId(time), time, tab: 'a:1', listing });
    expect((await library.visit('a:1', listing, time + 20 * minute)).begun).toBe(start);
  });

  it('is one of one tab on one listing', async () => {
    const { library } = setUp();
    await library.visit('a:1', listing, start);
    expect((await library.visit('a:2', listing, start + 5)).begun).toBe(start + 5);
    expect((await library.visit('a:1', `${listing}x`, start + 6)).begun).toBe(start + 6);
    expect((await library.visit('a:1', listing, start + 7)).begun).toBe(start);
  });

  it('case 29: does not last for ever when the clock jumps back', async () => {
    const { library } = setUp();
    await library.visit('a:1', listing, start);
    const back = start - 300 * minute;
    expect((await library.visit('a:1', listing, back)).begun).toBe(back);
    expect((await library.visit('a:1', listing, back + minute)).begun).toBe(back);
  });
});
