import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { InboxModel, InboxNeeds } from '../../../../components/popup/inbox/inbox-model';
import { createQueueModel } from '../../../../components/popup/queue/queue-model';
import type { FeedId } from '../../../../utils/feeds/feed';
import type { FeedRow } from '../../../../utils/library/inbox/inbox-rows';
import type { Library } from '../../../../utils/library/library';
import type { Rank } from '../../../../utils/rules/rules';
import { defaultSettings } from '../../../../utils/settings/settings';
import { mark, numberOf, see } from '../../library/set-up';
import { doi, paper } from '../../make';
import { runs } from '../../runs';
import { english } from '../english';
import { createLibraryDesk, NoSpace } from '../library-desk';
import { createInbox } from '../parts';

const daily: FeedId = 'huggingface:daily';
const category: FeedId = 'arxiv:category/cs.CL';
const hour = 3_600_000;
const day = 24 * hour;
/** Noon: a few hours to either side are the same day. */
const today = new Date(2026, 5, 3, 12).getTime();

const feed = (id: FeedId, more: Partial<FeedRow> = {}): FeedRow => ({
  id,
  next: 0,
  failures: 0,
  ...more,
});

const bring = (
  library: Library,
  id: FeedId,
  numbers: readonly number[],
  at: number,
  rank: Rank = 1,
) =>
  library.bringIn(
    feed(id),
    numbers.map((n) => ({ id: paper(n), details: { title: `Paper ${n}` }, rank })),
    at,
  );

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);

let stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

function setUp(more: Partial<InboxNeeds> = {}) {
  const fake = createLibraryDesk();
  const openTab = vi.fn();
  const queue = createQueueModel({
    desk: fake.desk,
    words: english,
    openTab,
    isNotStored: (error) => error instanceof NoSpace,
  });
  const report = vi.fn();
  const model = createInbox(fake.desk, queue, { report, ...more });
  return { fake, library: fake.library, queue, model, openTab, report };
}
type Parts = ReturnType<typeof setUp>;

/** Another context did something that is not an action: a feed brought papers. */
const tellChange = ({ fake }: Parts) => fake.elsewhere(see(true, [99_999]));

async function start({ model, queue }: Parts): Promise<void> {
  stops.push(queue.start(), model.start(), model.show());
  await ready(model);
}
const ready = (model: InboxModel) => vi.waitFor(() => expect(model.view.value).toBe('ready'));

const items = (model: InboxModel) => model.groups.value.flatMap((group) => group.items);
const shown = (model: InboxModel) => items(model).map(({ id }) => numberOf(id));
const waiting = (model: InboxModel) =>
  items(model).flatMap(({ id, waits }) => (waits ? [numberOf(id)] : []));
const inGroups = (model: InboxModel) =>
  model.groups.value.map((group) => [
    new Date(group.day).getDate(),
    group.feed,
    group.items.map(({ id }) => numberOf(id)),
  ]);
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });

async function all(model: InboxModel): Promise<void> {
  while (model.hasMore.value) {
    const before = model.depth.value;
    model.more();
    await until(() => expect(model.hasMore.value && model.depth.value === before).toBe(false));
  }
}

describe('the inbox that is shown', () => {
  it('is grouped by day and feed, newest first, the raised ones first and the muted ones folded', async () => {
    const parts = setUp();
    const { library, model } = parts;
    await bring(library, daily, [1, 2], today - day);
    await bring(library, category, [3], today - day + hour);
    await bring(library, daily, [4, 5], today - hour);
    await bring(library, daily, [6], today, 2);
    await bring(library, daily, [7], today + hour, 0);
    await bring(library, category, [4], today + hour);
    await start(parts);
    expect(inGroups(model)).toEqual([
      [3, daily, [6, 5, 4]],
      [2, category, [3]],
      [2, daily, [2, 1]],
    ]);
    expect(items(model).find(({ id }) => id === paper(4))?.feeds).toEqual([daily, category]);
    expect(model.counts.value).toEqual({ waiting: 6, raised: 1, muted: 1 });
    model.toggleMuted();
    expect(inGroups(model)[0]).toEqual([3, daily, [6, 5, 4, 7]]);
  });

  it('says why a paper is raised or muted, unless the rules have changed since', async () => {
    const rules = [
      { does: 'raise', by: 'words', value: 'diffusion' },
      { does: 'mute', by: 'words', value: 'survey' },
    ] as const;
    const parts = setUp({ settings: async () => ({ ...defaultSettings, rules }) });
    const { library, model } = parts;
    const entry = (n: number, title: string, rank: Rank) => ({
      id: paper(n),
      details: { title },
      rank,
    });
    const brought = [
      entry(1, 'Diffusion', 2),
      entry(2, 'A survey', 0),
      entry(3, 'Diffusion, too', 1),
    ];
    await library.bringIn(feed(daily), brought, today);
    await start(parts);
    model.toggleMuted();
    expect(items(model).map(({ because }) => because?.value)).toEqual([
      'diffusion',
      undefined,
      'survey',
    ]);
  });

  it('is shown 50 at a time, and what comes later changes nothing above it', async () => {
    const parts = setUp();
    const { library, model } = parts;
    await bring(library, daily, range(1, 120), today - day);
    await bring(library, daily, range(121, 130), today - day + hour, 2);
    await bring(library, category, range(131, 140), today);
    await start(parts);
    let before = shown(model);
    while (model.hasMore.value) {
      const depth = model.depth.value;
      model.more();
      await until(() => expect(model.depth.value).not.toBe(depth));
      expect(shown(model).slice(0, before.length)).toEqual(before);
      expect(shown(model).length - before.length).toBeLessThanOrEqual(50);
      before = shown(model);
    }
    expect(shown(model)).toHaveLength(140);
    expect(inGroups(model)[1]?.[2]).toEqual([
      ...range(121, 130).reverse(),
      ...range(1, 120).reverse(),
    ]);
  });

  it('finds what is not muted behind many that are', async () => {
    const parts = setUp();
    const { library, model } = parts;
    await bring(library, daily, [1], today - 3 * day);
    for (const n of [0, 1, 2]) {
      await bring(library, daily, range(100 + n * 150, 249 + n * 150), today - n * day, 0);
    }
    await start(parts);
    expect(shown(model)).toEqual([]);
    await all(model);
    expect(shown(model)).toEqual([1]);
  });

  it('reads nothing but counts until its tab is shown', async () => {
    const parts = setUp();
    const { library, model } = parts;
    await bring(library, daily, [1, 2], today);
    const read = vi.spyOn(library, 'inbox');
    stops.push(model.start());
    await until(() => expect(model.counts.value?.waiting).toBe(2));
    expect(read).not.toHaveBeenCalled();
    expect(model.view.value).toBe('loading');
  });

  it('says that it cannot be read, and is there once it can', async () => {
    const parts = setUp();
    const { library, fake, model, report } = parts;
    await bring(library, daily, [1], today);
    fake.unreadable = true;
    stops.push(model.start(), model.show());
    await until(() => expect(model.view.value).toBe('unavailable'));
    expect(report).toHaveBeenCalledWith('inbox', expect.any(Error));
    fake.unreadable = false;
    await tellChange(parts);
    await ready(model);
    expect(shown(model)).toEqual([1]);
  });
});

describe('what is done in the inbox', () => {
  async function three() {
    const parts = setUp();
    await bring(parts.library, daily, [1, 2, 3], today);
    await start(parts);
    return parts;
  }

  it('dims in place at once, and is counted no more, before the library has it', async () => {
    const parts = await three();
    const { fake, model } = parts;
    const gate = Promise.withResolvers<void>();
    fake.gate = gate.promise;
    model.toggle(paper(2), 'queued');
    expect(shown(model)).toEqual([3, 2, 1]);
    expect(waiting(model)).toEqual([3, 1]);
    expect(model.counts.value?.waiting).toBe(2);
    expect(items(model)[1]?.pressed.queued).toBe(true);
    gate.resolve();
    await until(async () => expect((await parts.library.inboxCounts()).waiting).toBe(2));
    await until(() => expect(parts.queue.rows.value.map(({ id }) => id)).toEqual([paper(2)]));
    expect(model.counts.value?.waiting).toBe(2);
    expect(shown(model)).toEqual([3, 2, 1]);
    model.renew();
    await until(() => expect(shown(model)).toEqual([3, 1]));
  });

  it.each(['read', 'starred', 'hidden'] as const)(
    '%s is a toggle with absolute values',
    async (name) => {
      const { fake, library, model } = await three();
      model.toggle(paper(1), name);
      model.toggle(paper(1), name);
      expect(fake.journal).toMatchObject([
        { kind: 'mark', mark: name, value: true, papers: [{ details: { title: 'Paper 1' } }] },
        { kind: 'mark', mark: name, value: false },
      ]);
      await until(async () => expect((await library.inboxCounts()).waiting).toBe(3));
      expect(waiting(model)).toEqual([3, 2, 1]);
    },
  );

  it('treats exactly those as seen that are shown, and undoes it as a whole', async () => {
    const parts = await three();
    const { fake, library, queue, model } = parts;
    await bring(library, category, [4], today + hour);
    await bring(library, category, [5], today + hour, 0);
    model.toggle(paper(1), 'read');
    model.seeShown();
    expect(fake.journal.at(-1)).toMatchObject({
      kind: 'see',
      by: 'hand',
      value: true,
      papers: [paper(3), paper(2)],
    });
    expect(waiting(model)).toEqual([]);
    expect(queue.message.shown.value?.text).toBe('2 papers treated as seen');
    const left = async () => (await library.inbox(9)).map(({ id }) => numberOf(id));
    await until(async () => expect(await left()).toEqual([5, 4]));
    await queue.undoLast();
    expect(await left()).toEqual([5, 4, 3, 2]);
    await until(() => expect(waiting(model)).toEqual([3, 2]));
  });

  it('is taken back where nothing was stored', async () => {
    const parts = await three();
    parts.fake.stored = false;
    parts.model.toggle(paper(1), 'read');
    await until(() => expect(parts.queue.trouble.value).toContain('Not saved'));
    expect(waiting(parts.model)).toEqual([3, 2, 1]);
    expect(parts.model.counts.value?.waiting).toBe(3);
  });

  it('stays drawn while the library cannot take it', async () => {
    const { fake, model, library } = await three();
    fake.unreadable = true;
    model.toggle(paper(1), 'read');
    await until(() => expect(fake.journal).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve));
    expect(waiting(model)).toEqual([3, 2]);
    expect((await library.inboxCounts()).waiting).toBe(3);
  });

  it('opens a paper where its feed is, which marks it opened and nothing else', async () => {
    const parts = await three();
    const { fake, library, model, openTab } = parts;
    await bring(library, category, [9], today + day);
    model.renew();
    await until(() => expect(shown(model)[0]).toBe(9));
    model.open(paper(9), true);
    model.open(paper(1), false);
    expect(openTab.mock.calls.map(([url, inFront]) => [url, inFront])).toEqual([
      ['https://arxiv.org/abs/2603.00009', true],
      ['https://huggingface.co/papers/2603.00001', false],
    ]);
    expect(fake.journal.map(({ kind }) => kind)).toEqual(['opened', 'opened']);
    await until(() => expect(items(model).filter(({ opened }) => opened)).toHaveLength(2));
    expect(waiting(model)).toEqual([9, 3, 2, 1]);
  });

  it('says of a mark where the paper was met', async () => {
    const parts = setUp();
    const { fake, library, model } = parts;
    const details = { title: 'Paper 1', listedOn: '2026-06-03' };
    await library.bringIn(feed(daily), [{ id: paper(1), details, rank: 1 }], today);
    await bring(library, category, [2], today);
    await start(parts);
    model.toggle(paper(1), 'queued');
    model.toggle(paper(2), 'queued');
    expect(fake.journal).toMatchObject([
      { listing: 'huggingface/day/2026-06-03' },
      { listing: 'arxiv/paper/2603.00002' },
    ]);
  });
});

describe('what others do meanwhile', () => {
  it('dims what was seen elsewhere and moves nothing; what came is offered', async () => {
    const parts = setUp();
    const { fake, library, model } = parts;
    await bring(library, daily, [1, 2], today);
    await start(parts);
    await bring(library, category, [3], today + hour);
    await fake.elsewhere(see(true, [2]));
    await until(() => expect(waiting(model)).toEqual([1]));
    expect(shown(model)).toEqual([2, 1]);
    expect(model.hasNews.value).toBe(true);
    expect(model.counts.value?.waiting).toBe(2);
    model.renew();
    await until(() => expect(shown(model)).toEqual([3, 1]));
    expect(model.hasNews.value).toBe(false);
  });

  it('shows what came at once where nothing stood', async () => {
    const parts = setUp();
    await start(parts);
    expect(shown(parts.model)).toEqual([]);
    await bring(parts.library, daily, [1], today);
    await tellChange(parts);
    await until(() => expect(shown(parts.model)).toEqual([1]));
  });

  it('calls neither muted papers news nor those that were not read yet', async () => {
    const parts = setUp();
    const { library, model } = parts;
    await bring(library, daily, range(1, 60), today - day);
    await bring(library, daily, range(61, 70), today);
    await start(parts);
    await bring(library, category, [99], today + hour, 0);
    await tellChange(parts);
    await until(() => expect(model.counts.value?.muted).toBe(1));
    expect(model.hasNews.value).toBe(false);
  });

  it('shows what the library says after whatever happens', async () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    const one = fc.integer({ min: 1, max: 9 });
    const rankOf = (n: number) => (n % 3) as Rank;
    const marks = fc.constantFrom('read', 'queued', 'starred', 'hidden');
    const step = fc.oneof(
      fc.record({
        do: fc.constant('bring'),
        feed: fc.constantFrom(daily, category),
        later: fc.constantFrom(0, hour, day),
        some,
      }),
      fc.record({ do: fc.constant('see'), value: fc.boolean(), some }),
      fc.record({ do: fc.constant('mark'), mark: marks, value: fc.boolean(), some }),
      fc.record({ do: fc.constant('toggle'), mark: marks, one }),
      fc.record({ do: fc.constant('seeShown') }),
      fc.record({ do: fc.constant('undo') }),
      fc.record({ do: fc.constant('muted') }),
      fc.record({ do: fc.constant('renew') }),
      fc.record({ do: fc.constant('alias'), some, other: fc.nat(2) }),
      fc.record({
        do: fc.constant('mark other'),
        mark: marks,
        value: fc.boolean(),
        other: fc.nat(2),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const parts = setUp();
        const { fake, library, model, queue } = parts;
        await start(parts);
        let at = today;
        for (const each of steps) {
          switch (each.do) {
            case 'bring':
              at += each.later;
              for (const n of each.some) await bring(library, each.feed, [n], at, rankOf(n));
              await tellChange(parts);
              break;
            case 'see':
              await fake.elsewhere(see(each.value, each.some));
              break;
            case 'mark':
              await fake.elsewhere(mark(each.mark, each.value, each.some));
              break;
            case 'mark other':
              await fake.elsewhere(
                mark(each.mark, each.value, [], { papers: [{ id: doi(each.other) }] }),
              );
              break;
            case 'toggle':
              model.toggle(paper(each.one), each.mark);
              break;
            case 'seeShown':
              model.seeShown();
              break;
            case 'undo':
              await queue.undoLast();
              break;
            case 'muted':
              model.toggleMuted();
              break;
            case 'renew':
              model.renew();
              break;
            case 'alias':
              for (const n of each.some) {
                await library.alias([paper(n), doi(each.other)], true, at, 'hand');
              }
              // A page states it; which papers wait is corrected with the next check.
              await library.tendInbox(({ title }) => rankOf(Number(title.slice(6))), at);
              await tellChange(parts);
              break;
          }
        }
        await until(async () => {
          const rows = await library.inbox(1_000);
          const standing = new Set(shown(model));
          const inLibrary = rows
            .filter(({ rank }) => rank > 0 || model.mutedShown.value)
            .map(({ id }) => numberOf(id));
          // Those that came meanwhile are offered; of all others it shows exactly which of them wait.
          expect(waiting(model).sort()).toEqual(inLibrary.filter((n) => standing.has(n)).sort());
          expect(model.counts.value).toEqual(await library.inboxCounts());
        });
        model.renew();
        if (!model.mutedShown.value) model.toggleMuted();
        await until(async () => {
          const rows = await library.inbox(1_000);
          expect([...shown(model)].sort()).toEqual(rows.map(({ id }) => numberOf(id)).sort());
          expect(waiting(model)).toHaveLength(rows.length);
          expect(model.hasNews.value).toBe(false);
        });
        for (const stop of stops.splice(0)) stop();
      }),
      runs(30),
    );
  });
});

describe('checking now', () => {
  function checking(more: Partial<InboxNeeds> = {}) {
    const parts = setUp({
      settings: async () => ({ ...defaultSettings, feeds: [daily, category] }),
      ...more,
    });
    const said = () => parts.queue.message.shown.value?.text;
    return { ...parts, said };
  }

  it('tells how far it is, and shows what came', async () => {
    const gate = Promise.withResolvers<void>();
    const check = vi.fn(async (progress: (done: number, of: number) => void) => {
      progress(1, 2);
      await gate.promise;
      await bring(parts.library, daily, [1], today);
      progress(2, 2);
    });
    const parts = checking({ check });
    await start(parts);
    parts.model.check();
    parts.model.check();
    expect(parts.model.checking.value).toEqual({ done: 1, of: 2 });
    gate.resolve();
    await until(() => expect(shown(parts.model)).toEqual([1]));
    expect(parts.model.checking.value).toBeUndefined();
    expect(check).toHaveBeenCalledOnce();
    expect(parts.said()).toBeUndefined();
  });

  const fine = async (progress: (done: number, of: number) => void) => progress(2, 2);
  it.each<[string, Partial<InboxNeeds>, string]>([
    ['nothing came', { check: fine }, 'Checked: nothing new.'],
    [
      'another context checks',
      { check: async () => undefined },
      'Your feeds are being checked already.',
    ],
    [
      'nothing is due',
      { check: async (progress) => progress(0, 0) },
      "There can't be anything new yet: the next check is in 3 hours.",
    ],
    ['there is no network', { isOnline: () => false }, "You're offline."],
    [
      'the library cannot be used',
      { check: () => Promise.reject(new Error('no disk')) },
      "Not checked: the browser doesn't let Offprint open its library right now.",
    ],
  ])('says so where %s', async (_, more, text) => {
    const parts = checking(more);
    const next = Date.now() + 3.5 * hour;
    for (const id of [daily, category]) await parts.library.bringIn(feed(id, { next }), [], today);
    await start(parts);
    parts.model.check();
    await until(() => expect(parts.said()).toBe(text));
    expect(parts.model.checking.value).toBeUndefined();
  });

  it('says at once what could not be read, and of itself only what fails for a while', async () => {
    const failed = (failures: number) =>
      feed(category, { failures, failure: 'busy', checked: Date.now() });
    const parts = checking({
      check: async (progress) => {
        await parts.library.bringIn(failed(1), [], today);
        progress(2, 2);
      },
    });
    await start(parts);
    parts.model.check();
    await until(() =>
      expect(parts.said()).toBe("1 feed couldn't be read. Offprint tries again later."),
    );
    expect(parts.model.failing.value).toEqual([]);
    await parts.library.bringIn(failed(4), [], today);
    await tellChange(parts);
    await until(() => expect(parts.model.failing.value).toMatchObject([{ id: category }]));
  });
});
