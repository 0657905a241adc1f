import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DigestModel } from '../../../components/digest/digest-model';
import { startOfDay } from '../../../utils/basics/calendar';
import { StorageUnavailable } from '../../../utils/library/store/storage-errors';
import { mark, numberOf, see } from '../library/set-up';
import { paper } from '../make';
import { runs } from '../runs';
import { category, daily, day, hour, journal, now, type Parts, setUp } from './parts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

async function start({ model }: Parts, hash = ''): Promise<void> {
  model.go(hash);
  stops.push(model.start());
  await vi.waitFor(() => expect(model.view.value).not.toBe('loading'));
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });
const shown = (model: DigestModel) =>
  model.shown.value?.groups.map(({ feed, papers }) => [
    feed ?? 'raised',
    papers.map(({ id }) => numberOf(id)),
  ]);
const unseen = (model: DigestModel) =>
  model.shown.value?.digest.papers.flatMap(({ id, isNew }) => (isNew ? [numberOf(id)] : []));

describe('the digest that is shown', () => {
  it('is of one day: the raised first, then by feed in the user’s order, the muted apart', async () => {
    const parts = setUp();
    const { bring, model } = parts;
    await bring(daily, { 1: 'Yesterday' }, now - day);
    await bring(category, { 2: 'Words', 3: 'Diffusion' }, now - hour);
    await bring(daily, { 4: 'A survey', 5: 'Pictures', 2: 'Words' }, now);
    await start(parts);
    expect(shown(model)).toEqual([
      ['raised', [3]],
      [daily, [5]],
      [category, [2]],
    ]);
    expect(model.shown.value?.digest).toMatchObject({ unseen: 3, raised: 1, muted: 1 });
    expect(model.shown.value?.digest.folded).toMatchObject([
      { id: paper(4), because: { does: 'mute', value: 'survey' } },
    ]);
  });

  it('goes to the days that the address names, and back', async () => {
    const parts = setUp();
    const { bring, model } = parts;
    await bring(daily, { 1: 'Yesterday' }, now - day);
    await bring(daily, { 2: 'Last week' }, now - 6 * day);
    await bring(daily, { 3: 'Before' }, now - 7 * day);
    await bring(journal, { 4: 'Today' }, now, { title: 'Nature' });
    await start(parts, '#day/2026-06-02');
    expect(shown(model)).toEqual([[daily, [1]]]);
    model.go('#week');
    await until(() =>
      expect(shown(model)).toEqual([
        [daily, [2, 1]],
        [journal, [4]],
      ]),
    );
    expect(model.shown.value?.titles.get(journal)).toBe('Nature');
    model.go('#week/2026-05-27');
    await until(() => expect(shown(model)).toEqual([[daily, [3]]]));
  });

  it('follows what is seen, what is brought and what rules say, elsewhere', async () => {
    const parts = setUp();
    const { fake, bring, needs, model } = parts;
    await bring(daily, { 1: 'One', 2: 'Two' });
    await start(parts);
    expect(unseen(model)).toEqual([1, 2]);
    await fake.elsewhere(see(true, [1]));
    await until(() => expect(unseen(model)).toEqual([2]));
    await fake.elsewhere(mark('queued', true, [2]));
    await until(() => expect(unseen(model)).toEqual([]));
    await bring(daily, { 3: 'Three' });
    await parts.tellChange();
    await until(() => expect(unseen(model)).toEqual([3]));
    needs.settings = { ...needs.settings, rules: [{ does: 'mute', by: 'words', value: 'two' }] };
    parts.tellSettings();
    await until(() => expect(shown(model)).toEqual([[daily, [1, 3]]]));
    expect(model.shown.value?.digest.muted).toBe(1);
  });

  it('is of the new day once the clock shows it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const parts = setUp();
    const { needs, bring, model } = parts;
    await bring(daily, { 1: 'One' });
    await start(parts);
    expect(shown(model)).toEqual([[daily, [1]]]);
    needs.now = startOfDay(now, 1) + 1;
    vi.advanceTimersByTime(60_000);
    await until(() => expect(shown(model)).toEqual([]));
    expect(model.asked.value.now).toBe(needs.now);
  });

  it('says that the library can’t be opened, and shows it as soon as it can', async () => {
    const parts = setUp();
    const { fake, bring, model } = parts;
    await bring(daily, { 1: 'One' });
    fake.unreadable = true;
    await start(parts);
    expect(model.view.value).toBe('unavailable');
    fake.unreadable = false;
    await model.again();
    expect([model.view.value, shown(model)]).toEqual(['ready', [[daily, [1]]]]);
    // What was read stays; other days can't be shown as if they were empty.
    fake.unreadable = true;
    await model.again();
    expect(model.view.value).toBe('ready');
    model.go('#week');
    await until(() => expect(model.view.value).toBe('unavailable'));
    expect(parts.failures).toHaveLength(3);
  });

  it('tells a newer library from one that can’t be opened', async () => {
    const parts = setUp();
    parts.fake.desk.ready = () =>
      Promise.reject(new StorageUnavailable('newer', new Error('version')));
    await start(parts);
    expect(parts.model.view.value).toBe('newer');
  });

  it('equals what the library holds of the days, whatever comes and goes', async () => {
    const step = fc.record({
      does: fc.constantFrom('bring', 'see', 'unsee', 'go'),
      n: fc.integer({ min: 1, max: 12 }),
      back: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const parts = setUp();
        const { fake, bring, model } = parts;
        let from = startOfDay(now);
        await start(parts);
        for (const { does, n, back } of steps) {
          if (does === 'bring')
            await bring(n % 2 ? daily : category, { [n]: `P ${n}` }, now - back * day);
          if (does === 'see' || does === 'unsee') await fake.elsewhere(see(does === 'see', [n]));
          if (does === 'go') {
            const date = new Date(now - back * day);
            from = startOfDay(date.getTime());
            model.go(
              `#day/2026-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`,
            );
          } else if (does === 'bring') await parts.tellChange();
        }
        await until(() => expect(model.asked.value.period.last ?? startOfDay(now)).toBe(from));
        await model.again();
        const rows = await fake.library.brought(from, from + day);
        const ids = (model.shown.value?.digest.papers ?? []).map(({ id }) => numberOf(id));
        expect(ids.sort()).toEqual(rows.map(({ id }) => numberOf(id)).sort());
        expect(unseen(model)?.sort()).toEqual(
          rows
            .filter(({ waiting }) => waiting !== undefined)
            .map(({ id }) => numberOf(id))
            .sort(),
        );
        for (const stop of stops.splice(0)) stop();
      }),
      runs(25),
    );
  });
});

describe('a paper that is opened from the digest', () => {
  it('is noted, and marked read where the user wants that', async () => {
    const parts = setUp();
    const { fake, bring, needs, model } = parts;
    await bring(daily, { 1: 'One', 2: 'Two' });
    await start(parts);
    model.open(paper(1));
    needs.settings = { ...needs.settings, readOnOpen: true };
    await model.again();
    model.open(paper(2));
    await until(() => expect(fake.journal).toHaveLength(3));
    expect(fake.journal).toMatchObject([
      { kind: 'opened', paper: paper(1) },
      { kind: 'opened', paper: paper(2) },
      { kind: 'mark', by: 'auto', mark: 'read', value: true, papers: [{ id: paper(2) }] },
    ]);
  });
});

describe('copying', () => {
  it('says whether it went well, each time anew', async () => {
    const copy = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('not allowed'));
    const { model, failures } = setUp({ copy });
    await model.copy('text');
    expect(model.copied.value).toEqual({ well: false, number: 1 });
    expect(failures).toHaveLength(1);
    await model.copy('text');
    expect(model.copied.value).toEqual({ well: true, number: 2 });
    model.go('#week');
    expect(model.copied.value).toBeUndefined();
  });
});
