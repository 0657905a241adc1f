import { describe, expect, it } from 'vitest';
import { doi, paper } from '../../make';
import { mark, note, setUp, tag } from '../set-up';

const full = {
  title: 'Paper 1',
  authors: ['Ines Okoro', 'Bram de Wit'],
  abstract: 'We show it.',
  doi: '10.1145/1',
  journal: 'J. Tests 7, 11 (2026)',
  publishedOn: '2026-03-04',
};
const met = { id: paper(1), details: full };
const detailsOf = async ({ library }: ReturnType<typeof setUp>) =>
  (await library.paper(paper(1)))?.details;

describe('a paper that a page tells of again', () => {
  it.each([
    ['starred', mark('starred', true, [1])],
    ['queued', mark('queued', true, [1])],
    ['tagged', tag('RL', true, [1])],
    ['noted', note(1, 'A note')],
  ])('and that is %s gets what is missing of it', async (_, action) => {
    const set = setUp();
    await set.act(action);
    expect(await set.library.meet([met])).toEqual([paper(1)]);
    expect(await detailsOf(set)).toEqual(full);
    // Nothing new the second time, and a poorer page takes nothing away.
    expect(await set.library.meet([met])).toEqual([]);
    const poorer = { title: 'Paper 1', authors: ['Ines Okoro'] };
    expect(await set.library.meet([{ id: paper(1), details: poorer }])).toEqual([]);
    expect(await detailsOf(set)).toEqual(full);
  });

  it('and that is kept under another of its ids gets it there', async () => {
    const set = setUp();
    await set.act(mark('starred', true, [1]));
    const { abstract: _, ...details } = full;
    const told = { id: doi(1), details };
    expect(await set.library.meet([told])).toEqual([]);
    await set.library.alias([paper(1), doi(1)], true, Date.now(), 'page');
    expect(await set.library.lacking([doi(1)])).toEqual([doi(1)]);
    expect(await set.library.meet([told, met])).toEqual([paper(1)]);
    expect(await detailsOf(set)).toEqual(full);
    expect(await set.library.paper(doi(1))).toBeUndefined();
    expect(await set.library.meet([told])).toEqual([]);
  });

  it('loses nothing either where the user marks it on a poorer page', async () => {
    const set = setUp();
    const marked = (details: object) =>
      mark('starred', true, [], { papers: [{ id: paper(1), details: { ...full, ...details } }] });
    await set.act(marked({}));
    await set.act(mark('starred', false, [1]));
    await set.act(marked({ authors: ['Ines Okoro'], abstract: 'We …' }));
    expect(await detailsOf(set)).toEqual(full);
  });

  it('and that was only marked in bulk keeps its title alone', async () => {
    const set = setUp();
    await set.act(mark('read', true, [1, 2]));
    expect(await set.library.meet([met])).toEqual([]);
    expect(await detailsOf(set)).toEqual({ title: 'Paper 1' });
  });

  it('gets a title if it has none, as after healing', async () => {
    const set = setUp();
    await set.act(mark('read', true, [], { papers: [{ id: paper(1) }] }));
    expect(await detailsOf(set)).toBeUndefined();
    await set.library.meet([met]);
    expect(await detailsOf(set)).toEqual({ title: 'Paper 1' });
  });

  it('and that is not in the library leaves no trace', async () => {
    const set = setUp();
    await set.act(mark('starred', true, [1]));
    await set.act(mark('starred', false, [1]));
    expect(await set.library.meet([met, { id: paper(2), details: full }])).toEqual([]);
    expect(await set.library.paper(paper(2))).toBeUndefined();
  });

  it('by a page of a site without a reader changes nothing that is known', async () => {
    const set = setUp();
    await set.act(mark('starred', true, [1]));
    const lies = { ...full, title: 'Another title' };
    await set.library.meet([{ id: paper(1), details: lies }], true);
    await set.library.meet([{ id: paper(1), details: { ...lies, doi: '10.1145/2' } }], true);
    expect(await detailsOf(set)).toEqual(full);
  });
});
