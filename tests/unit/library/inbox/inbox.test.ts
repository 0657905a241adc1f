import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedId } from '../../../../utils/feeds/feed';
import { noSavedRows } from '../../../../utils/formats/saved-file/file-rows';
import type { FeedRow } from '../../../../utils/library/inbox/inbox-rows';
import { inboxKeeps } from '../../../../utils/library/inbox/waiting';
import type { Library } from '../../../../utils/library/library';
import { openArchive } from '../../../../utils/library/restore/open-archive';
import { isUnseen } from '../../../../utils/paper/state/newness';
import type { Rank } from '../../../../utils/rules/rules';
import { doi, paper } from '../../make';
import { runs } from '../../runs';
import { mark, see, setUp, undo } from '../set-up';

const daily: FeedId = 'huggingface:daily';
const category: FeedId = 'arxiv:category/cs.CL';
const row = (id: FeedId, more: Partial<FeedRow> = {}): FeedRow => ({
  id,
  next: 0,
  failures: 0,
  ...more,
});
const papers = (numbers: readonly number[], rank: Rank = 1) =>
  numbers.map((n) => ({ id: paper(n), details: { title: `Paper ${n}` }, rank }));

const waiting = async (library: Library) =>
  (await library.inbox(1_000)).map(({ id }) => Number(id.slice(-5))).sort((a, b) => a - b);

describe('what feeds brought', () => {
  it('is told of any span, its beginning included and its end not, seen or not, oldest first', async () => {
    const { library, act } = setUp();
    for (const at of [40, 10, 30, 20]) await library.bringIn(row(daily), papers([at]), at);
    await act(see(true, [20]));
    const times = async (...span: [number, number?]) =>
      (await library.brought(...span)).map(({ at }) => at);
    expect(await times(10, 30)).toEqual([10, 20]);
    expect(await times(20)).toEqual([20, 30, 40]);
    expect(await times(41)).toEqual([]);
    expect(await times(0, 10)).toEqual([]);
  });
});

describe('a title that is known', () => {
  const journal: FeedId = 'rss:https://www.nature.com/nature.rss';
  const called = (title: string, abstract?: string) => [
    { id: paper(1), details: { title, ...(abstract && { abstract }) }, rank: 1 as const },
  ];
  const shown = async (library: Library) => (await library.inbox(10))[0]?.details;

  it('is never replaced by the feed of a journal, which may add to what is known', async () => {
    const { library } = setUp();
    await library.bringIn(row(daily), called('A title'), 1);
    await library.bringIn(row(journal), called('Another', 'An abstract.'), 2);
    expect(await shown(library)).toEqual({ title: 'A title', abstract: 'An abstract.' });
    await library.bringIn(row(daily), called('A title, corrected'), 3);
    expect(await shown(library)).toMatchObject({ title: 'A title, corrected' });
  });

  it('is not, either, where the library holds it', async () => {
    const { library, act } = setUp();
    const known = [{ id: paper(1), title: 'A title', details: { title: 'A title' } }];
    await act(mark('queued', true, [], { papers: known }));
    await act(mark('queued', false, [1]));
    await library.bringIn(row(journal), called('Another'), 2);
    expect(await shown(library)).toMatchObject({ title: 'A title' });
  });
});

describe('the inbox', () => {
  it('holds what feeds brought and the user has not seen, whatever happens', async () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 });
    const marks = fc.constantFrom('read', 'queued', 'starred', 'hidden');
    const step = fc.oneof(
      fc.record({ do: fc.constant('bring'), feed: fc.constantFrom(daily, category), some }),
      fc.record({ do: fc.constant('see'), value: fc.boolean(), some }),
      fc.record({ do: fc.constant('mark'), mark: marks, value: fc.boolean(), some }),
      fc.record({ do: fc.constant('undo') }),
      fc.record({
        do: fc.constant('alias'),
        some,
        other: fc.nat(2),
        value: fc.boolean(),
        by: fc.constantFrom('hand' as const, 'page' as const),
      }),
      fc.record({
        do: fc.constant('mark other'),
        mark: marks,
        value: fc.boolean(),
        other: fc.nat(2),
      }),
      fc.record({ do: fc.constant('tend') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { library, act } = setUp();
        const brought = new Set<number>();
        let at = 1;
        for (const each of steps) {
          switch (each.do) {
            case 'bring': {
              const states = await library.lookUp(each.some.map(paper));
              const known = new Map(states.map((state) => [state.id, state]));
              const news = each.some.filter(
                (n) => !brought.has(n) && isUnseen(known.get(paper(n))),
              );
              expect(await library.bringIn(row(each.feed), papers(each.some), at++)).toBe(
                news.length,
              );
              for (const n of news) brought.add(n);
              break;
            }
            case 'see':
              await act(see(each.value, each.some));
              break;
            case 'mark':
              await act(mark(each.mark, each.value, each.some));
              break;
            case 'undo': {
              const last = await library.lastUndoable();
              if (last) await act(undo(last.id));
              break;
            }
            case 'alias':
              for (const n of each.some) {
                await library.alias([paper(n), doi(each.other)], each.value, at++, each.by);
              }
              break;
            case 'mark other':
              await act(mark(each.mark, each.value, [], { papers: [{ id: doi(each.other) }] }));
              break;
            case 'tend':
              await library.tendInbox(() => 1, at);
          }
        }
        const states = await library.lookUp([...brought].map(paper));
        const known = new Map(states.map((state) => [state.id, state]));
        const expected = [...brought].filter((n) => isUnseen(known.get(paper(n))));
        expect(await waiting(library)).toEqual(expected.sort((a, b) => a - b));
        expect((await library.inboxCounts()).waiting).toBe(expected.length);
      }),
      runs(100),
    );
  });

  it('loses what a restored file has seen, and has it again when that is undone', async () => {
    const { name, library, act } = setUp();
    await library.bringIn(row(daily), papers([1, 2]), 10);
    const archive = openArchive({ name });
    const { id, time } = see(true, [1]);
    await archive.stage(id, 0, { ...noSavedRows, seen: [[paper(1), 5]] });
    await archive.decide({ id, time, mode: 'merge', chunks: 1 });
    await library.resume();
    expect(await waiting(library)).toEqual([2]);
    await act(undo(id));
    expect(await waiting(library)).toEqual([1, 2]);
  });

  it('shows a paper of two feeds once, and says so', async () => {
    const { library } = setUp();
    await library.bringIn(row(daily), papers([1, 2]), 10);
    await library.bringIn(row(category), papers([2, 3]), 20);
    const rows = await library.inbox(10);
    expect(rows.map(({ id, feeds, at }) => [id, feeds, at])).toEqual([
      [paper(3), [category], 20],
      [paper(2), [daily, category], 10],
      [paper(1), [daily], 10],
    ]);
  });

  it('goes on after a row', async () => {
    const { library } = setUp();
    await library.bringIn(row(daily), papers([1, 2, 3, 4]), 10);
    await library.bringIn(row(daily), papers([5, 6]), 20);
    const all: unknown[] = [];
    let after: { at: number; id: ReturnType<typeof paper> } | undefined;
    for (;;) {
      const rows = await library.inbox(2, after);
      if (rows.length === 0) break;
      all.push(...rows.map(({ id }) => id));
      after = rows.at(-1);
    }
    expect(all).toEqual([6, 5, 4, 3, 2, 1].map(paper));
  });

  it('counts raised and muted papers apart, and ranks anew where the rules change', async () => {
    const { library, act } = setUp();
    await library.bringIn(row(daily), [...papers([1, 2]), ...papers([3], 2), ...papers([4], 0)], 1);
    expect(await library.inboxCounts()).toEqual({ waiting: 3, raised: 1, muted: 1 });
    await act(see(true, [3]));
    expect(await library.inboxCounts()).toEqual({ waiting: 2, raised: 0, muted: 1 });
    await library.tendInbox(({ title }) => (title === 'Paper 1' ? 0 : 2), 1);
    expect(await library.inboxCounts()).toEqual({ waiting: 2, raised: 2, muted: 1 });
  });

  it('forgets papers after 90 days, and none of their marks', async () => {
    const { library, act } = setUp();
    await library.bringIn(row(daily), papers([1, 2]), 1_000);
    await act(mark('starred', true, [1]));
    await library.bringIn(row(daily), papers([3]), 1_000 + inboxKeeps);
    expect(await library.brought(0)).toMatchObject([{ id: paper(3) }]);
    expect(await library.lookUp([paper(1)])).toMatchObject([
      { marks: { starred: { value: true } } },
    ]);
  });

  it('lets go of what only a feed brought that is not followed any more', async () => {
    const { library } = setUp();
    await library.bringIn(row(daily), papers([1, 2]), 10);
    await library.bringIn(row(category), papers([2, 3]), 20);
    await library.keepFeeds([category]);
    expect(await waiting(library)).toEqual([2, 3]);
    expect((await library.inbox(10)).flatMap(({ feeds }) => feeds)).toEqual([category, category]);
    expect(await library.feeds()).toMatchObject([{ id: category }]);
  });
});
