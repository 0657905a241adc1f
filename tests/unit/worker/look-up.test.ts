import { describe, expect, it } from 'vitest';
import type { Library, Visit } from '../../../utils/library/library';
import { readMeanwhile } from '../../../utils/worker/look-up';
import { mark, setUp } from '../library/set-up';
import { paper } from '../make';

const question = { tab: 'a:1', papers: [paper(1)] };

/** A library that something happens to after the first reading. */
function changing(library: Library, change: () => Promise<unknown>) {
  let readings = 0;
  const readPage: Library['readPage'] = async ({ begun, ...asked }) => {
    readings++;
    return library.readPage({
      ...asked,
      begun: async () => {
        if (readings === 1) await change();
        return (await begun?.()) ?? 0;
      },
    });
  };
  return { library: { readPage }, readings: () => readings };
}

describe('what a page asks for while its visit begins', () => {
  it('is no older than the visit: what changed meanwhile was told to the page before', async () => {
    const { library, act } = setUp();
    const visit = Promise.withResolvers<Visit>();
    let time = 0;
    const slow = changing(library, async () => {
      queueMicrotask(async () => {
        await act(mark('starred', true, [1]));
        time += 5;
        visit.resolve({ begun: 5, first: false });
      });
    });
    const answer = await readMeanwhile(slow, question, visit.promise, () => time);
    expect(answer.papers).toMatchObject([{ id: paper(1), marks: { starred: { value: true } } }]);
    expect(slow.readings()).toBe(2);
  });

  it('is read once where the visit begins at the same time', async () => {
    const { library } = setUp();
    const once = changing(library, async () => undefined);
    const visiting = Promise.resolve({ begun: 5, first: false });
    await readMeanwhile(once, question, visiting, () => 0);
    expect(once.readings()).toBe(1);
  });
});
