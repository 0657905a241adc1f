import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../utils/actions/actions-schema';
import type { Library } from '../../../../utils/library/library';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { newActionId } from '../../../../utils/paper/state/action-id';
import { paper } from '../../make';
import { mark, setUp } from '../set-up';

const listing = 'huggingface/day/2026-06-03';
const left = (time: number, upvotes: number): Action => ({
  id: newActionId(time),
  time,
  kind: 'left',
  tab: 'a:1',
  listing,
  counts: [{ id: paper(1), upvotes, comments: 2 }],
});
const starred = (time: number, upvotes: number) =>
  mark('starred', true, [1], {
    time,
    papers: [{ id: paper(1), details: { title: 'One', upvotes, comments: 0 } }],
  });

const countsBefore = async (library: Library, papers: PaperId[], begun: number) =>
  (await library.readPage({ tab: 'a:1', papers, begun })).counts;

describe('what a paper counted before this visit', () => {
  it('is what it counted when it was marked, then when its listing was last left', async () => {
    const { library, act } = setUp();
    await act(starred(1_000, 10));
    expect(await countsBefore(library, [paper(1), paper(2)], 2_000)).toEqual([
      { id: paper(1), upvotes: 10, comments: 0 },
    ]);
    await library.visit('a:1', listing, 2_000);
    await act(left(3_000, 15));
    expect(await countsBefore(library, [paper(1)], 4_000)).toEqual([
      { id: paper(1), upvotes: 15, comments: 2 },
    ]);
  });

  it('stays while the visit lasts, however often the tab is left', async () => {
    const { library, act } = setUp();
    await act(starred(1_000, 10));
    await library.visit('a:1', listing, 2_000);
    await act(left(3_000, 15));
    await act(left(3_500, 16));
    expect(await countsBefore(library, [paper(1)], 2_000)).toMatchObject([{ upvotes: 10 }]);
    expect(await countsBefore(library, [paper(1)], 4_000)).toMatchObject([{ upvotes: 16 }]);
  });

  it('survives several marks in one visit', async () => {
    const { library, act } = setUp();
    await act(starred(1_000, 10));
    await library.visit('a:1', listing, 2_000);
    for (const time of [3_000, 4_000]) {
      await act({
        ...starred(time, 20),
        mark: time === 3_000 ? 'queued' : 'read',
        tab: 'a:1',
        listing,
      });
    }
    expect(await countsBefore(library, [paper(1)], 2_000)).toMatchObject([{ upvotes: 10 }]);
  });

  it('is nothing for a paper marked in this visit, or not kept', async () => {
    const { library, act } = setUp();
    await act(starred(5_000, 10));
    await act(left(6_000, 12));
    expect(await countsBefore(library, [paper(1), paper(2)], 4_000)).toEqual([]);
  });
});
