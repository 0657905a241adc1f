import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueueModel } from '../../../../components/popup/queue/queue-model';
import { messageTime } from '../../../../components/ui/message/message';
import { paper } from '../../make';
import { english } from '../english';
import { createFakeDesk, FakeNotStored, item, lastAction } from '../fake-desk';

const queue = (length: number) => Array.from({ length }, (_, n) => item(n + 1));

async function setUp(length = 3) {
  const fake = createFakeDesk(queue(length));
  const openTab = vi.fn();
  const model = createQueueModel({
    desk: fake.desk,
    words: english,
    openTab,
    isNotStored: (error) => error instanceof FakeNotStored,
  });
  const stop = model.start();
  await settle();
  return { fake, model, openTab, stop };
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const numbers = (rows: readonly { id: string }[]) => rows.map(({ id }) => Number(id.slice(-3)));

/** From here on the desk answers only when the returned function is called. */
function close(fake: ReturnType<typeof createFakeDesk>): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  fake.gate = promise;
  return resolve;
}

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 5, 3, 12) }));
afterEach(() => void vi.useRealTimers());

describe('the queue that is shown', () => {
  it('is in the order of the library, with its length and the numbers of today', async () => {
    const { model } = await setUp();
    expect(numbers(model.rows.value)).toEqual([1, 2, 3]);
    expect(model.length.value).toBe(3);
    expect(model.today.value?.read).toBe(4);
  });

  it('is read 30 rows at a time, never as a whole', async () => {
    const { fake, model } = await setUp(100);
    expect(model.rows.value).toHaveLength(30);
    expect(model.length.value).toBe(100);
    model.more();
    await settle();
    expect(model.rows.value).toHaveLength(60);
    expect(Math.max(...fake.queueCalls)).toBeLessThan(40);
    for (let n = 0; n < 4; n++) {
      model.more();
      await settle();
    }
    expect(numbers(model.rows.value)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    expect(model.hasMore.value).toBe(false);
  });

  it('follows changes by other contexts until it is stopped', async () => {
    const { fake, model, stop } = await setUp();
    fake.change([item(3), item(1)]);
    await settle();
    expect(numbers(model.rows.value)).toEqual([3, 1]);
    stop();
    fake.change([]);
    await settle();
    expect(numbers(model.rows.value)).toEqual([3, 1]);
  });

  it('keeps the selected paper selected when others come before it', async () => {
    const { fake, model } = await setUp();
    model.select(paper(2));
    fake.change([item(9), ...queue(3)]);
    await settle();
    expect(model.current.value).toBe(paper(2));
  });
});

describe('an action', () => {
  it.each([
    ['marking read', 'markRead', { kind: 'mark', mark: 'read', value: true }],
    ['removing', 'remove', { kind: 'mark', mark: 'queued', value: false }],
  ] as const)('%s is in the journal and drawn before anything answers', async (_, verb, what) => {
    const { fake, model } = await setUp();
    close(fake);
    model[verb](paper(2));
    expect(lastAction(fake)).toMatchObject({ ...what, by: 'hand', papers: [{ id: paper(2) }] });
    expect(numbers(model.rows.value)).toEqual([1, 3]);
    expect(model.length.value).toBe(2);
    expect(model.current.value).toBe(paper(3));
    expect(model.message.shown.value?.undo).toBe(lastAction(fake)?.id);
  });

  it('stays drawn, once, when the library has confirmed it', async () => {
    const { model } = await setUp();
    model.markRead(paper(1));
    await settle();
    expect(numbers(model.rows.value)).toEqual([2, 3]);
    expect(model.length.value).toBe(2);
  });

  it('stays drawn when it only waits in the journal, over whatever is read', async () => {
    const { fake, model } = await setUp();
    fake.failure = 'storage full';
    model.markRead(paper(1));
    await settle();
    expect(model.failure.value).toBe('storage full');
    expect(model.trouble.value).toBeUndefined();
    expect(numbers(model.rows.value)).toEqual([2, 3]);
    fake.failure = undefined;
    model.retry();
    await settle();
    expect(fake.rows).toHaveLength(2);
    expect(numbers(model.rows.value)).toEqual([2, 3]);
  });

  it('that was not stored is taken back, and said in words', async () => {
    const { fake, model } = await setUp();
    fake.stored = false;
    model.markRead(paper(2));
    await settle();
    expect(numbers(model.rows.value)).toEqual([1, 2, 3]);
    expect(model.current.value).toBe(paper(2));
    expect(model.message.shown.value).toBeUndefined();
    expect(model.trouble.value).toMatch(/^Not saved:/);
    fake.stored = true;
    model.markRead(paper(2));
    await settle();
    expect(model.trouble.value).toBeUndefined();
  });

  it('toggles the star to an absolute value', async () => {
    const { fake, model } = await setUp();
    model.toggleStar(paper(1));
    expect(lastAction(fake)).toMatchObject({ mark: 'starred', value: true });
    expect(model.rows.value[0]?.starred).toBe(true);
    model.toggleStar(paper(1));
    expect(lastAction(fake)).toMatchObject({ mark: 'starred', value: false });
    expect(model.rows.value[0]?.starred).toBe(false);
  });

  it('opens the address made of the id, written down first', async () => {
    const { fake, model, openTab } = await setUp();
    openTab.mockImplementation(() => expect(fake.journal).toHaveLength(1));
    model.open(paper(1), false);
    expect(lastAction(fake)).toMatchObject({ kind: 'opened', paper: paper(1) });
    expect(openTab.mock.calls[0]?.slice(0, 2)).toEqual([
      'https://huggingface.co/papers/2603.00001',
      false,
    ]);
    expect(numbers(model.rows.value)).toEqual([1, 2, 3]);
  });

  it('has an id later than the one before, even within a millisecond', async () => {
    const { fake, model } = await setUp();
    model.markRead(paper(1));
    model.markRead(paper(2));
    const [first, second] = fake.journal;
    expect(String(first?.id) < String(second?.id)).toBe(true);
  });
});

describe('reordering', () => {
  it('names the neighbours between which the paper goes', async () => {
    const { fake, model } = await setUp(4);
    model.move(paper(1), 2);
    expect(lastAction(fake)).toMatchObject({ kind: 'move', after: paper(3), before: paper(4) });
    expect(numbers(model.rows.value)).toEqual([2, 3, 1, 4]);
    expect(model.message.shown.value?.text).toBe('Moved to position 3 of 4');
  });

  it('drops before the row that was there, and nothing where it was', async () => {
    const { fake, model } = await setUp(4);
    model.drop(paper(2), 4);
    expect(numbers(model.rows.value)).toEqual([1, 3, 4, 2]);
    expect(lastAction(fake)).not.toHaveProperty('before');
    model.drop(paper(1), 1);
    model.drop(paper(1), 0);
    expect(fake.journal).toHaveLength(1);
  });

  it('stops at both ends', async () => {
    const { fake, model } = await setUp(2);
    model.move(paper(1), -1);
    model.move(paper(2), 1);
    expect(fake.journal).toHaveLength(0);
  });

  it('never takes the last row that is shown for the last of the queue', async () => {
    const { fake, model } = await setUp(100);
    model.drop(paper(1), 30);
    expect(lastAction(fake)).toMatchObject({ after: paper(30), before: paper(31) });
  });
});

describe('undo', () => {
  it('brings the row back to its place at once', async () => {
    const { fake, model } = await setUp();
    model.markRead(paper(2));
    await settle();
    close(fake);
    void model.undoLast();
    expect(lastAction(fake)).toMatchObject({ kind: 'undo', target: fake.journal[0]?.id });
    expect(numbers(model.rows.value)).toEqual([1, 2, 3]);
    expect(model.current.value).toBe(paper(2));
  });

  it('takes back actions of this popup one after the other', async () => {
    const { model } = await setUp();
    model.markRead(paper(1));
    model.move(paper(3), -1);
    await settle();
    await model.undoLast();
    await model.undoLast();
    await settle();
    expect(numbers(model.rows.value)).toEqual([1, 2, 3]);
    await model.undoLast();
    expect(model.message.shown.value?.text).toBe('Nothing to undo here');
  });

  it('takes back the last action of any context, and says what it kept', async () => {
    const { fake, model } = await setUp();
    const summary = { kind: 'mark', mark: 'read', value: true, count: 23 } as const;
    const record = fake.remember(summary);
    fake.kept = 2;
    await model.undoLast();
    expect(lastAction(fake)).toMatchObject({ kind: 'undo', target: record.id });
    expect(model.message.shown.value?.text).toBe('Undone. 2 of 23 changed since, kept');
  });

  it('takes back what another context did after this popup', async () => {
    const { fake, model } = await setUp();
    model.markRead(paper(1));
    await settle();
    const later = fake.remember({ kind: 'see', value: true, count: 5 });
    fake.change(fake.rows);
    await settle();
    await model.undoLast();
    expect(lastAction(fake)).toMatchObject({ kind: 'undo', target: later.id });
  });

  it('from the history is shown while it is under way', async () => {
    const { fake, model } = await setUp();
    const old = fake.remember({ kind: 'move' });
    model.toggleHistory();
    await settle();
    expect(model.history.value).toHaveLength(1);
    close(fake);
    void model.undo(old.id);
    expect(model.undoing.value.has(old.id)).toBe(true);
  });
});

describe('the message', () => {
  it('stands for ten seconds, longer while it is held', async () => {
    const { model } = await setUp();
    model.markRead(paper(1));
    expect(model.message.shown.value?.text).toBe('Marked read');
    await vi.advanceTimersByTimeAsync(messageTime - 1);
    model.message.hold(true);
    await vi.advanceTimersByTimeAsync(messageTime);
    expect(model.message.shown.value).toBeDefined();
    model.message.hold(false);
    await vi.advanceTimersByTimeAsync(messageTime);
    expect(model.message.shown.value).toBeUndefined();
  });
});

describe('a library that cannot be read', () => {
  it('is never shown as an empty queue, and can be tried again', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fake = createFakeDesk(queue(3));
    fake.unreadable = new Error('for some reason');
    const model = createQueueModel({
      desk: fake.desk,
      words: english,
      openTab: () => undefined,
      isNotStored: () => false,
    });
    model.start();
    await settle();
    expect(model.view.value).toBe('unavailable');
    fake.unreadable = undefined;
    model.retry();
    await settle();
    expect(model.view.value).toBe('ready');
    expect(model.failure.value).toBeUndefined();
    expect(model.rows.value).toHaveLength(3);
  });
});
