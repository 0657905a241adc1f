import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { paper } from '../../make';
import { mark, see, setUp } from '../set-up';

const tab = 'a:1';
const other = (n: number) => `doi:10.1000/${n}` as PaperId;

describe('what a page asks for', () => {
  it('is how its papers stand, what they counted, and what its tab can undo', async () => {
    const { library, act } = setUp();
    const details = { title: 'One', upvotes: 10 };
    await act(mark('starred', true, [1], { time: 1_000, papers: [{ id: paper(1), details }] }));
    const read = mark('read', true, [2], { tab });
    await act(read);
    await act(mark('read', true, [9], { tab: 'a:2' }));
    await act(see(true, [3]));
    const papers = [1, 2, 3, 4].map(paper);
    const answer = await library.readPage({ tab, papers, begun: 2_000 });
    expect(answer.papers).toEqual(await library.lookUp(papers));
    expect(answer.papers.map(({ id }) => id)).toEqual([1, 2, 3].map(paper));
    expect(answer.counts).toEqual([{ id: paper(1), upvotes: 10 }]);
    expect(answer.undoable).toBe(read.id);
  });

  it('is only of what changed, where that is asked, under other ids, too', async () => {
    const { library, act } = setUp();
    await act(mark('read', true, [1, 2, 3]));
    await library.alias([paper(2), other(2)], true, 1, 'hand');
    const papers = [paper(1), other(2), paper(3)];
    const { papers: states } = await library.readPage({
      tab,
      papers,
      changed: [paper(2), paper(3), paper(4)],
    });
    expect(states).toEqual(await library.lookUp([other(2), paper(3)]));
    expect(states).toHaveLength(2);
    expect(await library.readPage({ tab, papers, changed: [] })).toEqual({
      papers: [],
      counts: [],
    });
  });
});
