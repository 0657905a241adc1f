import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { journalItem } from '../../../utils/actions/journal';
import type { Readying } from '../../../utils/desk/desk';
import type { Outcome } from '../../../utils/library/action-record';
import type { ActionId } from '../../../utils/paper/action-id';
import { createTurns } from '../../../utils/worker/turns';
import { browser, resetBrowser } from '../fake-browser';
import { mark } from '../library/set-up';
import { paper } from '../make';

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const applied = (id: ActionId): Outcome => ({
  id,
  status: 'applied',
  papers: [paper(1)],
  changed: 1,
  kept: 0,
});

/** Turns over a journal of actions, which the library takes in at once; `told` resolves when all contexts may be told. */
function setUp() {
  const journal: ActionId[] = [];
  const told: Promise<unknown>[] = [];
  const ready = vi.fn(async ({ first }: Readying = {}) => {
    const outcomes = journal.splice(0).map(applied);
    if (outcomes.length > 0) told.push(Promise.resolve(first?.()));
    return outcomes;
  });
  const turns = createTurns({ ready });
  /** A context writes an action to the journal, and the worker hears of it. */
  const write = (action: ReturnType<typeof mark>) => {
    journal.push(action.id);
    const [[key, newValue] = []] = Object.entries(journalItem(action));
    browser.storage.local.onChanged.fire({ [String(key)]: { newValue } });
  };
  return { ready, turns, journal, told, write };
}

const ofPage = () => mark('read', true, [1], { tab: 'a:1' });
const idsOf = async (outcomes: readonly Outcome[]) => outcomes.map(({ id }) => id);

/** Whether a promise has resolved, all else having run that was due. */
async function isOver(promise: Promise<unknown> | undefined): Promise<boolean> {
  let over = false;
  void promise?.then(() => (over = true));
  await vi.advanceTimersByTimeAsync(0);
  return over;
}

describe('what a page wrote', () => {
  it('is brought in as soon as the storage holds it, and the page that asks then has its answer', async () => {
    const { ready, turns, write } = setUp();
    const action = ofPage();
    write(action);
    expect(ready).toHaveBeenCalledOnce();
    expect(ready.mock.calls[0]?.[0]).toMatchObject({ likely: [action.id] });
    expect(await turns.answer([action.id], async (outcomes) => outcomes)).toEqual([
      applied(action.id),
    ]);
    expect(ready).toHaveBeenCalledOnce();
  });

  it('is brought in when the page asks, where the worker heard nothing of it', async () => {
    const { ready, turns, journal } = setUp();
    const action = ofPage();
    journal.push(action.id);
    expect(await turns.answer([action.id], idsOf)).toEqual([action.id]);
    expect(ready.mock.calls[0]?.[0]).toMatchObject({ likely: [action.id] });
  });

  it('is asked for anew where only some of it was brought in', async () => {
    const { ready, turns, journal, write } = setUp();
    const [first, second] = [ofPage(), ofPage()];
    write(first);
    await turns.take();
    journal.push(second.id);
    const ids = await turns.answer([first.id, second.id], idsOf);
    expect(ids).toEqual([first.id, second.id]);
    expect(ready).toHaveBeenCalledTimes(3);
  });

  it('is asked for by a page that names nothing, too', async () => {
    const { turns, journal } = setUp();
    const action = ofPage();
    journal.push(action.id);
    expect(await turns.answer([], idsOf)).toEqual([action.id]);
  });

  it('is told to others once that page has its answer', async () => {
    const { turns, told, write } = setUp();
    const action = ofPage();
    write(action);
    await turns.answer([action.id], async () => {
      expect(await isOver(told[0])).toBe(false);
    });
    expect(await isOver(told[0])).toBe(true);
  });

  it('is told to others though the page does not ask, and before anyone else who takes a turn', async () => {
    const { turns, told, write } = setUp();
    write(ofPage());
    await vi.advanceTimersByTimeAsync(50);
    expect(await isOver(told[0])).toBe(true);
    write(ofPage());
    await vi.advanceTimersByTimeAsync(0);
    expect(await isOver(told[1])).toBe(false);
    void turns.take();
    expect(await isOver(told[1])).toBe(true);
  });

  it('is told to others when the page can’t be answered', async () => {
    const { turns, told, journal } = setUp();
    const action = ofPage();
    journal.push(action.id);
    const failing = turns.answer([action.id], () => Promise.reject(new Error('closed')));
    await expect(failing).rejects.toThrow('closed');
    expect(await isOver(told[0])).toBe(true);
  });

  it('is told to others while a page’s answer is long in coming', async () => {
    const { turns, told, journal } = setUp();
    const action = ofPage();
    journal.push(action.id);
    void turns.answer([action.id], () => new Promise(() => undefined));
    expect(await isOver(told[0])).toBe(false);
    await vi.advanceTimersByTimeAsync(50);
    expect(await isOver(told[0])).toBe(true);
  });

  it('stays what it did, however often it is brought in', async () => {
    const { turns, ready, write } = setUp();
    const action = ofPage();
    write(action);
    ready.mockResolvedValueOnce([{ id: action.id, status: 'known', papers: [paper(1)] }]);
    await turns.take();
    const [outcome] = await turns.answer([action.id], async (outcomes) => outcomes);
    expect(outcome).toEqual(applied(action.id));
  });

  it('is remembered as long as pages may ask, not for ever', async () => {
    const { ready, turns, write } = setUp();
    const first = ofPage();
    write(first);
    for (let n = 0; n < 20; n++) write(ofPage());
    await turns.take();
    const calls = ready.mock.calls.length;
    expect(await turns.answer([first.id], idsOf)).toEqual([]);
    expect(ready).toHaveBeenCalledTimes(calls + 1);
  });
});

it('leaves what our own pages wrote to them, and other keys alone', () => {
  const { ready, write } = setUp();
  write(mark('read', true, [1]));
  const { onChanged } = browser.storage.local;
  onChanged.fire({ settings: { newValue: '{"tab":"a:1"}' } });
  onChanged.fire({ 'journal:damaged': { newValue: '{"tab":' } });
  // An action that was brought in leaves the journal.
  onChanged.fire({ [`journal:${ofPage().id}`]: { oldValue: JSON.stringify(ofPage()) } });
  expect(ready).not.toHaveBeenCalled();
});
