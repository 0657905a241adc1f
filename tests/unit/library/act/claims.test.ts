/** What pages say of two ids, and what becomes of it. The names of the finding's papers: one is a stranger's. */
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { FeedId } from '../../../../utils/feeds/feed';
import { noSavedRows } from '../../../../utils/formats/saved-file/file-rows';
import { openArchive } from '../../../../utils/library/restore/open-archive';
import { type PaperId, pmidPaperId } from '../../../../utils/paper/ids/paper-id';
import { type MarkName, markNames } from '../../../../utils/paper/state/marks';
import { doi, paper } from '../../make';
import { mark, note, see, setUp, tag, undo } from '../set-up';

const [mine, stranger] = [paper(10044), paper(16666)];
const published = doi(10044);
const pmid = pmidPaperId('31452104') as PaperId;

const markOf = (id: PaperId, name: MarkName, value = true) =>
  mark(name, value, [], { papers: [{ id, title: id }] });
type Set = ReturnType<typeof setUp>;
async function standing({ library }: Set, id: PaperId) {
  const [state] = await library.lookUp([id]);
  return markNames.filter((name) => state?.marks[name]?.value);
}
const queued = async ({ library }: Set) => (await library.queue(9)).map(({ id }) => id);
let at = 1;
const state = ({ library }: Set, ...ids: PaperId[]) => library.alias(ids, true, at++);
const decide = ({ library }: Set, value: boolean, ...ids: PaperId[]) =>
  library.alias(ids, value, at++, 'hand');

describe('a page that names the DOI of another paper', () => {
  it('shows nothing of that paper, and hiding it hides nothing else', async () => {
    const set = setUp();
    await state(set, mine, published);
    await set.act(markOf(mine, 'queued'));
    expect(await state(set, stranger, published)).toEqual([]);
    expect(await standing(set, stranger)).toEqual([]);
    await set.act(markOf(stranger, 'hidden'));
    expect(await standing(set, mine)).toEqual(['queued']);
    expect(await queued(set)).toEqual([mine]);
    expect(await set.library.claims(stranger, [published])).toEqual([
      { id: published, verdict: 'taken', as: mine },
    ]);
  });

  it('asks where that is known by its DOI alone, and says what it carries', async () => {
    const set = setUp();
    await set.act(markOf(published, 'queued'));
    await set.act(markOf(published, 'starred'));
    expect(await state(set, stranger, published)).toEqual([]);
    expect(await standing(set, stranger)).toEqual([]);
    expect(await set.library.claims(stranger, [published])).toEqual([
      { id: published, verdict: 'asks', marks: ['queued', 'starred'], waits: false },
    ]);
  });

  it('does not lend it the marks of its own', async () => {
    const set = setUp();
    await set.act(see(true, [16666]));
    await set.act({ ...see(true, []), kind: 'see', papers: [published] } as never);
    await set.act(markOf(stranger, 'hidden'));
    expect(await state(set, stranger, published)).toEqual([]);
    expect(await standing(set, published)).toEqual([]);
    expect(await set.library.claims(stranger, [published])).toMatchObject([
      { verdict: 'asks', marks: [], waits: false },
    ]);
  });

  it('asks where that is only tagged or noted, and lends it no tag of its own', async () => {
    const set = setUp();
    await set.act(tag('mine', true, [], { papers: [{ id: published, title: 'Published' }] }));
    expect(await state(set, stranger, published)).toEqual([]);
    expect(await set.library.claims(stranger, [published])).toMatchObject([
      { verdict: 'asks', marks: [], written: true, waits: false },
    ]);
    const other = setUp();
    await other.act({ ...see(true, []), kind: 'see', papers: [published] } as never);
    await other.act(note(16666, 'Of the stranger'));
    expect(await state(other, stranger, published)).toEqual([]);
    expect(await other.library.claims(stranger, [published])).toMatchObject([{ verdict: 'asks' }]);
  });

  it('takes nothing out of the inbox', async () => {
    const set = setUp();
    const feed = { id: 'huggingface:daily' as FeedId, next: 0, failures: 0 };
    const brought = { id: published, details: { title: 'Published' }, rank: 1 } as const;
    await set.library.bringIn(feed, [brought], 1);
    await set.act(see(true, [16666]));
    expect(await state(set, stranger, published)).toEqual([]);
    expect((await set.library.inboxCounts()).waiting).toBe(1);
    expect(await set.library.claims(stranger, [published])).toMatchObject([
      { verdict: 'asks', marks: [], waits: true },
    ]);
    await decide(set, true, stranger, published);
    expect((await set.library.inboxCounts()).waiting).toBe(0);
  });
});

describe('a page that names an id of its paper', () => {
  it('joins it at once where nothing is known of it, or nothing stands on either', async () => {
    const set = setUp();
    await set.act(markOf(mine, 'queued'));
    expect(await state(set, mine, published)).toEqual([mine, published]);
    expect(await standing(set, published)).toEqual(['queued']);
    expect(await set.library.claims(mine, [published])).toEqual([]);
    const other = setUp();
    await other.act(see(true, [10044]));
    await other.act(markOf(published, 'read'));
    await other.act(markOf(published, 'read', false));
    expect(await state(other, mine, published)).toEqual([mine, published]);
  });

  it('is asked until the user has said, either way, and neither is asked again', async () => {
    const set = setUp();
    await set.act(markOf(published, 'queued'));
    for (let visit = 0; visit < 2; visit++) {
      await state(set, mine, published);
      expect(await set.library.claims(mine, [published])).toHaveLength(1);
    }
    await decide(set, false, mine, published);
    await state(set, mine, published);
    expect(await set.library.claims(mine, [published])).toEqual([]);
    expect(await set.library.aliases(mine)).toEqual({ same: [], apart: [published] });
    await decide(set, true, mine, published);
    expect(await standing(set, mine)).toEqual(['queued']);
    expect(await set.library.claims(mine, [published])).toEqual([]);
  });

  it('joins the first of two DOIs, and none that was taken apart by another way round', async () => {
    const set = setUp();
    await state(set, mine, published, doi(2));
    expect(await set.library.aliases(mine)).toEqual({ same: [published], apart: [] });
    expect(await set.library.claims(mine, [published, doi(2)])).toEqual([]);
    await state(set, published, pmid);
    await decide(set, false, mine, published);
    expect(await state(set, mine, pmid)).toEqual([]);
    expect(await set.library.aliases(pmid)).toEqual({ same: [published], apart: [] });
  });

  it('that came first and was wrong goes with one click, and the right one joins at its next visit', async () => {
    const set = setUp();
    await state(set, stranger, published);
    await state(set, mine, published);
    expect(await set.library.aliases(mine)).toEqual({ same: [], apart: [] });
    await decide(set, false, stranger, published);
    await state(set, mine, published);
    expect(await set.library.aliases(published)).toEqual({ same: [mine], apart: [stranger] });
  });

  it('where the user takes its parting back, an id that joined meanwhile goes, and is told of', async () => {
    const set = setUp();
    await state(set, stranger, published);
    await decide(set, false, stranger, published);
    await state(set, mine, published);
    const touched = await decide(set, true, stranger, published);
    expect([...touched].sort()).toEqual([mine, stranger, published].sort());
    expect(await set.library.aliases(published)).toEqual({ same: [stranger], apart: [] });
    expect(await set.library.aliases(mine)).toEqual({ same: [], apart: [] });
  });
});

describe('groups that an earlier build joined wrongly', () => {
  const links = (...all: readonly (readonly [PaperId, PaperId, number])[]) => {
    const rows = new Map<PaperId, Record<string, { value: boolean; time: number }>>();
    for (const [a, b, time] of all) {
      rows.set(a, { ...rows.get(a), [b]: { value: true, time } });
      rows.set(b, { ...rows.get(b), [a]: { value: true, time } });
    }
    return [...rows].map(([id, same]) => ({ id, same }));
  };
  const wrong = links([mine, published, 1], [stranger, published, 2]);

  it('come apart as they lie, lose no mark and no link, and stay so restored', async () => {
    const set = setUp();
    await set.library.queueLength();
    const db = await openDB(set.name);
    for (const row of wrong) await db.put('aliases', row);
    db.close();
    await set.act(markOf(mine, 'queued'));
    await set.act(markOf(stranger, 'hidden'));
    expect(await standing(set, published)).toEqual(['queued']);
    expect(await standing(set, stranger)).toEqual(['hidden']);
    expect(await queued(set)).toEqual([mine]);
    const rows: unknown[] = [];
    await set.library.readAll(({ aliases }) => void rows.push(...aliases));
    expect(rows).toEqual(expect.arrayContaining(wrong));
  });

  it('restored from a file they come apart as well, in any order, and undo leaves what was', async () => {
    for (const aliases of [wrong, [...wrong].reverse()]) {
      const set = setUp();
      await set.act(markOf(mine, 'queued'));
      await set.act(markOf(stranger, 'starred'));
      const archive = openArchive({ name: set.name });
      const { id, time } = see(true, [1]);
      await archive.stage(id, 0, { ...noSavedRows, aliases });
      await archive.decide({ id, time, mode: 'merge', chunks: 1 });
      await set.library.resume();
      expect(await standing(set, published)).toEqual(['queued']);
      expect(await standing(set, stranger)).toEqual(['starred']);
      await set.act(undo(id));
      expect(await standing(set, published)).toEqual([]);
    }
  });

  it('that name ever more ids cost little and join nothing', async () => {
    const set = setUp();
    const many = Array.from({ length: 150 }, (_, n) => [paper(n + 1), published, n] as const);
    const archive = openArchive({ name: set.name });
    const { id, time } = see(true, [1]);
    await archive.stage(id, 0, { ...noSavedRows, aliases: links(...many) });
    await archive.decide({ id, time, mode: 'merge', chunks: 1 });
    await set.library.resume();
    expect(await set.library.withAliases([paper(1)])).toEqual([paper(1)]);
    expect(await state(set, mine, published)).toEqual([]);
  });
});
