import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../../utils/library/store/open-library';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { markNames } from '../../../../utils/paper/state/marks';
import { paper } from '../../make';
import { mark, setUp } from '../set-up';
import { dump } from '../shadow/set-up';

// As builds before this one stored them.
const former = 'doi:10.1101/2020.11.02.364968v2' as PaperId;
const today = 'doi:10.1101/2020.11.02.364968' as PaperId;
const slug = 'doi:10.1162/tacl_a_00615/118117/some-title' as PaperId;

const details = { title: 'Mice and what they think', authors: ['Jane Doe'] };

async function withFormer() {
  const { name, library, act } = setUp();
  const papers = [{ id: former, title: details.title, details }];
  await act(mark('queued', true, [], { papers }));
  await act(mark('starred', true, [], { papers: [{ id: slug, title: 'Slugs' }] }));
  const before = await dump(name);
  library.close();
  return { name, before, reopened: openLibrary({ name }) };
}

describe('papers under ids of earlier builds', () => {
  it('are known by the id that pages give today, with what was kept of them', async () => {
    const { reopened } = await withFormer();
    const states = await reopened.lookUp([today, 'doi:10.1162/tacl_a_00615' as PaperId]);
    const standing = states.map(({ id, marks }) => [
      id,
      markNames.filter((name) => marks[name]?.value),
    ]);
    expect(standing).toEqual([
      [today, ['queued']],
      ['doi:10.1162/tacl_a_00615', ['starred']],
    ]);
    expect((await reopened.paper(today))?.details).toEqual(details);
    expect(await reopened.queueLength()).toBe(1);
  });

  it('keep their rows as they were', async () => {
    const { name, before, reopened } = await withFormer();
    await reopened.lookUp([today]);
    const after = await dump(name);
    for (const store of ['marks', 'papers', 'seen', 'actions']) {
      expect(after[store]).toEqual(before[store]);
    }
    expect(await reopened.aliases(today)).toEqual({ same: [former], apart: [] });
  });

  it('that the user took apart stay apart, however often the library is opened', async () => {
    const { name, reopened } = await withFormer();
    await reopened.alias([today, former], false, 2, 'hand');
    reopened.close();
    expect(await openLibrary({ name }).lookUp([today])).toEqual([]);
  });

  it('are no news when a feed brings them again', async () => {
    const { name, library } = setUp();
    const feed = { id: 'rss:https://connect.biorxiv.org/x' as never, next: 1, failures: 0 };
    const bring = (to: typeof library, id: PaperId) =>
      to.bringIn(feed, [{ id, details, rank: 1 }], 10);
    expect(await bring(library, former)).toBe(1);
    library.close();
    const reopened = openLibrary({ name });
    expect(await bring(reopened, today)).toBe(0);
    expect((await reopened.inbox(9)).map(({ id }) => id)).toEqual([former]);
    expect(await reopened.inboxCounts()).toMatchObject({ waiting: 1 });
  });

  it('are found behind an alias, too', async () => {
    const { name, library, act } = setUp();
    await act(mark('starred', true, [1]));
    await library.alias([paper(1), former], true, 1);
    library.close();
    const [state] = await openLibrary({ name }).lookUp([today]);
    expect(state?.marks.starred?.value).toBe(true);
  });

  it('cost nothing where there are none', async () => {
    const { library, act } = setUp();
    await act(mark('read', true, [1]));
    expect((await library.size()).aliases).toBe(0);
  });
});
