import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { beyond } from '../../../../components/page/controls/hanging';
import { createWalk } from '../../../../components/page/keys/walk';
import { dividerOf } from '../../../../components/page/listing/divider';
import { createLooks, inFlow } from '../../../../components/page/listing/look';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import type { Entry } from '../../../../utils/sites/site';
import { marked, paper } from '../../make';

const { document } = new JSDOM('').window;
const entry = (n: number): Entry => ({
  id: paper(n),
  title: `Paper ${n}`,
  element: document.createElement('article'),
});

function setUp(numbers: readonly number[], isNew: readonly number[] = []) {
  const looks = createLooks();
  const fresh = new Set(isNew.map(paper));
  const state = { current: undefined as PaperId | undefined };
  const walked = () =>
    inFlow(
      numbers.map(entry),
      (id) => (id === paper(9) ? marked(9, 1, 'hidden') : undefined),
      looks,
    );
  const walk = createWalk({ state, walked, isNew: (id) => fresh.has(id) });
  return { looks, walk, walked, at: () => state.current };
}

describe('going through a listing', () => {
  it('goes entry by entry, each paper once, and stops at the ends', () => {
    const { walk, at } = setUp([1, 2, 2, 3]);
    const path = [1, 1, 1, 1, -1, -1, -1].map((by) => {
      walk.step(by as 1 | -1);
      return at();
    });
    expect(path).toEqual([1, 2, 3, 3, 2, 1, 1].map(paper));
  });

  it('leaves out what is out of the flow', () => {
    const { walk, looks, at } = setUp([1, 2, 3]);
    looks.filtered.add(paper(2));
    walk.step(1);
    walk.step(1);
    expect(at()).toBe(paper(3));
    expect(walk.ordinal(paper(3))).toEqual({ at: 2, of: 2 });
  });

  it('finds the next new one, and none after the last', () => {
    const { walk, at } = setUp([1, 2, 3, 4], [2, 4]);
    walk.nextNew();
    expect(at()).toBe(paper(2));
    walk.nextNew();
    expect(at()).toBe(paper(4));
    expect(walk.nextNew()).toBeUndefined();
    expect(at()).toBe(paper(4));
  });

  it('gives what is above and below to the menu', () => {
    const { walked } = setUp([1, 2, 3, 4]);
    expect(beyond(walked(), paper(3), 'above')).toEqual([1, 2].map(paper));
    expect(beyond(walked(), paper(3), 'below')).toEqual([paper(4)]);
    expect(beyond(walked(), paper(7), 'above')).toEqual([]);
  });
});

describe('the line between new and not', () => {
  const divider = (numbers: readonly number[], isNew: readonly number[]) => {
    const fresh = new Set<PaperId>(isNew.map(paper));
    return dividerOf(numbers.map(entry), (id) => fresh.has(id));
  };

  it('stands where all that is new stands first', () => {
    expect(divider([1, 2, 3], [1, 2])).toEqual({ before: paper(3), count: 2 });
  });

  it.each([
    ['all are new', [1, 2], [1, 2]],
    ['none is', [1, 2], []],
    ['they are mixed', [1, 2, 3], [1, 3]],
    ['there is nothing', [], []],
  ])('stands nowhere where %s', (_, numbers, isNew) => {
    expect(divider(numbers, isNew)).toBeUndefined();
  });
});
