/** What a site's page may say of the site's own identifiers, and what becomes of it. */
import { describe, expect, it, vi } from 'vitest';
import { ownPaperId, type PaperId } from '../../../utils/paper/ids/paper-id';
import { markNames } from '../../../utils/paper/state/marks';
import { joinOwnIds } from '../../../utils/worker/own-ids';
import { mark, see, setUp, tag } from '../library/set-up';
import { doi, paper } from '../make';

const cluster = ownPaperId('scholar', '57508193122572108') as PaperId;
const other = ownPaperId('scholar', '57508193122572109') as PaperId;
const sha = ownPaperId('s2', '1a2b3c4d5e1a2b3c4d5e1a2b3c4d5e1a2b3c4d5e') as PaperId;
const scholar = 'https://scholar.google.de/scholar?q=models';

function begin() {
  const set = setUp();
  const told = vi.fn(async (_: readonly PaperId[]) => undefined);
  const desk = { library: set.library, ready: async () => [], tell: told };
  return {
    ...set,
    told,
    star: (id: PaperId) => set.act(mark('starred', true, [], { papers: [{ id, title: id }] })),
    state: (own: PaperId, better: PaperId, address = scholar) =>
      joinOwnIds(desk, [{ own, better }], new URL(address)),
    async marksOf(id: PaperId) {
      const [state] = await set.library.lookUp([id]);
      return markNames.filter((name) => state?.marks[name]?.value);
    },
    async links() {
      let count = 0;
      await set.library.readAll(({ aliases }) => {
        count += aliases.length;
      });
      return count;
    },
  };
}

describe('an identifier of the site, beside a better one', () => {
  it('joins it where the user kept something under it, and pages are told', async () => {
    const set = begin();
    await set.star(cluster);
    await set.state(cluster, paper(1));
    expect(await set.marksOf(paper(1))).toEqual(['starred']);
    expect(set.told.mock.calls).toEqual([[[cluster, paper(1)]]]);
    await set.state(cluster, paper(1));
    expect(set.told).toHaveBeenCalledOnce();
  });

  it('also where it is only tagged', async () => {
    const set = begin();
    await set.act(tag('later', true, [], { papers: [{ id: cluster, title: 'Small' }] }));
    await set.state(cluster, paper(1));
    expect((await set.library.lookUp([paper(1)]))[0]?.onlyTagged).toBe(true);
  });

  it('goes with one word of the user, and no page joins it again', async () => {
    const set = begin();
    await set.star(cluster);
    await set.state(cluster, paper(1));
    await set.library.alias([paper(1), cluster], false, 5, 'hand');
    await set.state(cluster, paper(1));
    expect(await set.marksOf(paper(1))).toEqual([]);
    expect(await set.marksOf(cluster)).toEqual(['starred']);
  });

  it('leaves nothing behind where nothing is kept under it', async () => {
    const set = begin();
    await set.act({ ...see(true, []), kind: 'see', papers: [cluster] } as never);
    await set.star(paper(1));
    await set.state(cluster, paper(1));
    await set.state(other, paper(2));
    expect(await set.links()).toBe(0);
    expect(set.told).not.toHaveBeenCalled();
  });

  it('joins no two papers that both carry marks: that is for the user to say', async () => {
    const set = begin();
    await set.star(cluster);
    await set.act(mark('hidden', true, [1]));
    await set.state(cluster, paper(1));
    expect(await set.links()).toBe(0);
    expect(await set.marksOf(paper(1))).toEqual(['hidden']);
    expect(await set.library.claims(cluster, [paper(1)])).toMatchObject([
      { verdict: 'asks', marks: ['hidden'] },
    ]);
  });

  it('is of one paper: a second one of the same scheme stays apart', async () => {
    const set = begin();
    await set.star(cluster);
    await set.star(other);
    await set.state(cluster, paper(1));
    await set.state(cluster, paper(2));
    await set.state(other, paper(1));
    expect(await set.library.aliases(cluster)).toEqual({ same: [paper(1)], apart: [] });
    expect(await set.library.aliases(other)).toEqual({ same: [], apart: [] });
    await set.state(cluster, doi(1));
    expect(await set.marksOf(doi(1))).toEqual(['starred']);
  });
});

it.each([
  ['another site with identifiers of its own', 'https://www.semanticscholar.org/search?q=models'],
  ['a site that only looks like it', 'https://scholar.google.de.evil.example/scholar'],
  ['any other site', 'https://lists.example.org/today'],
  ['a site with a reader of its own', 'https://huggingface.co/papers'],
])('%s says nothing of it', async (_, address) => {
  const set = begin();
  await set.star(cluster);
  await set.state(cluster, paper(1), address);
  expect(await set.links()).toBe(0);
});

it('an identifier of another site, or one that is no site’s own, is none of its business', async () => {
  const set = begin();
  for (const id of [cluster, sha, paper(1)]) await set.star(id);
  await set.state(sha, paper(2));
  await set.state(paper(1), doi(1));
  await set.state(cluster, ownPaperId('dblp', 'conf/smalltalk/Berg20') as PaperId);
  expect(await set.links()).toBe(0);
});
