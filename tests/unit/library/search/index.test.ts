import { describe, expect, it } from 'vitest';
import { countViews } from '../../../../utils/library/search/views';
import { doi, paper } from '../../make';
import { mark, note, renameTag, see, setUp, tag, undo } from '../set-up';
import { found, indexOf, markWith, withRaw } from './set-up';

const title = (words: string) => ({ title: words });

describe('the search index', () => {
  it('is built of a library that has none, once', async () => {
    const { library, act } = setUp();
    await act(markWith(1, { title: 'Lanterns for Long Documents', authors: ['Inès Okoro'] }));
    const first = await indexOf(library);
    expect(first.wasBuilt).toBe(true);
    expect(found(first.catalogue, 'lant oko')).toEqual([paper(1)]);
    expect((await indexOf(library)).wasBuilt).toBe(false);
  });

  it('follows every action, for who reads it anew and for who reads on', async () => {
    const { library, act } = setUp();
    await act(markWith(1, title('One')));
    const { catalogue, position } = await indexOf(library);
    const star = markWith(2, title('Two'));
    await act(star);
    await act(mark('read', true, [3, 4]));
    const news = await library.indexSince(position);
    for (const part of news?.parts ?? []) catalogue.newer(part);
    expect(found(catalogue, 'two')).toEqual([paper(2)]);
    expect(found(catalogue, 'is:read')).toEqual([paper(3), paper(4)]);
    await act(undo(star.id));
    const later = news && (await library.indexSince(news.position));
    for (const part of later?.parts ?? []) catalogue.newer(part);
    expect(found(catalogue, '')).toEqual([paper(1), paper(3), paper(4)]);
    const fresh = await indexOf(library);
    expect(fresh.wasBuilt).toBe(false);
    expect(fresh.catalogue.rows).toEqual(catalogue.rows);
  });

  it('finds a paper by whatever names it: its ids, addresses, and the DOI that was told of it', async () => {
    const { library, act } = setUp();
    await act(markWith(1, { title: 'One', doi: 'https://doi.org/10.1038/Nature14539' }));
    await act(
      markWith(2, { title: 'Two: Nguyễn’s 深度学习', authors: ['Lê Đức Thọ', 'Élodie Müller'] }),
    );
    const { catalogue } = await indexOf(library);
    for (const text of [
      '10.1038/nature14539',
      'doi:10.1038/nature14539',
      'DOI: 10.1038/NATURE14539',
      'https://doi.org/10.1038/nature14539',
      'https://www.nature.com/articles/nature14539',
      '2603.00001',
      'arXiv:2603.00001v3',
      'https://arxiv.org/pdf/2603.00001v2',
      'http://arxiv.org/abs/2603.00001?context=cs',
      'https://huggingface.co/papers/2603.00001',
      'https://www.alphaxiv.org/abs/2603.00001',
      '<https://arxiv.org/abs/2603.00001>',
    ])
      expect(found(catalogue, text), text).toEqual([paper(1)]);
    for (const text of [
      'NGUYEN',
      'nguyễn',
      '深度',
      '学习',
      'duc tho',
      'author:le',
      'author:"müller"',
      'elod -one',
    ])
      expect(found(catalogue, text), text).toEqual([paper(2)]);
    for (const text of [
      '-nguyen -one',
      'author:one',
      '"duc thọ lê"',
      'guyen',
      '10.1038/nature1453x',
    ])
      expect(found(catalogue, text), text).toEqual([]);
  });

  it('isn’t written to when papers are only seen', async () => {
    const { name, library, act } = setUp();
    await act(markWith(1, title('One')));
    await indexOf(library);
    await act(see(true, [1, 2, 3]));
    await withRaw(name, async (db) => expect(await db.count('unindexed')).toBe(0));
  });

  it('finds by tags and words of notes, of papers without marks, too, until they are taken away', async () => {
    const { library, act } = setUp();
    await act(markWith(1, title('One')));
    await indexOf(library);
    await act(tag('Später', true, [1, 2]));
    await act(note(3, 'Compare with **lanterns**'));
    let { catalogue } = await indexOf(library);
    expect(found(catalogue, 'tag:spat')).toEqual([paper(1), paper(2)]);
    expect(found(catalogue, 'is:tagged')).toEqual([paper(1), paper(2)]);
    expect(found(catalogue, 'lantern is:noted')).toEqual([paper(3)]);
    expect(countViews(catalogue)).toMatchObject({
      of: { everything: 3, noted: 1 },
      tags: [{ name: 'Später', count: 2 }],
    });
    await act(renameTag('Später', 'Soon'));
    await act(note(3, ''));
    ({ catalogue } = await indexOf(library));
    expect(found(catalogue, 'tag:spat')).toEqual([]);
    expect(found(catalogue, 'tag:"soon"')).toEqual([paper(1), paper(2)]);
    await act(tag('soon', false, [1, 2]));
    ({ catalogue } = await indexOf(library));
    expect(found(catalogue, '')).toEqual([paper(1)]);
  });

  it('seals many changes, and who reads on misses none', async () => {
    const { name, library, act } = setUp();
    await act(markWith(1, title('Before')));
    const { catalogue, position } = await indexOf(library);
    await act(markWith(1, title('Before it all')));
    await act(
      mark(
        'read',
        true,
        Array.from({ length: 700 }, (_, n) => n + 10),
      ),
    );
    await act(mark('read', false, [10]));
    await library.tend();
    await withRaw(name, async (db) => expect(await db.count('unindexed')).toBe(0));
    await act(mark('starred', true, [11]));
    const news = await library.indexSince(position);
    for (const part of news?.parts ?? []) catalogue.newer(part);
    const fresh = await indexOf(library);
    expect(fresh.wasBuilt).toBe(false);
    expect(fresh.catalogue.rows).toEqual(catalogue.rows);
    expect(catalogue.rows).toHaveLength(700);
    expect(found(catalogue, 'is:starred')).toEqual([paper(1), paper(11)]);
  });

  it('gives the most recently marked papers first', async () => {
    const { library, act } = setUp();
    const many = Array.from({ length: 1_200 }, (_, n) => n + 1);
    await act(mark('read', true, many.slice(0, 700)));
    await act(mark('read', true, many.slice(700)));
    await indexOf(library);
    const given: number[] = [];
    const note = ({ rows }: { rows: readonly { last: number }[] }) => {
      const lasts = rows.map(({ last }) => last);
      if (lasts.length > 0) given.push(Math.max(...lasts), Math.min(...lasts));
    };
    await library.index({
      reset: () => undefined,
      newer: note,
      older: note,
      building: () => undefined,
    });
    expect(given.length).toBeGreaterThan(2);
    expect(given).toEqual(given.toSorted((a, b) => b - a));
  });

  it('lists a paper with several ids once, and each of them again once they are apart', async () => {
    const { library, act } = setUp();
    await act(mark('starred', true, [1], { papers: [{ id: doi(1), title: 'As published' }] }));
    await act(markWith(1, { title: 'As a preprint', authors: ['Ines Okoro'] }, 'read'));
    await indexOf(library);
    await library.alias([paper(1), doi(1)], true, Date.now(), 'hand');
    const { catalogue } = await indexOf(library);
    expect(catalogue.rows).toHaveLength(1);
    expect(found(catalogue, 'is:starred is:read okoro 10.1145/1')).toEqual([paper(1)]);
    await library.alias([paper(1), doi(1)], false, Date.now(), 'hand');
    expect((await indexOf(library)).catalogue.rows).toHaveLength(2);
  });

  it.each<[string, (db: Parameters<Parameters<typeof withRaw>[1]>[0]) => Promise<unknown>]>([
    ['a segment is garbage', (db) => db.put('segments', 'garbage', 1)],
    [
      'a segment lost a part',
      async (db) => db.put('segments', { ...(await db.get('segments', 1)), words: '' }, 1),
    ],
    ['a segment is gone', (db) => db.delete('segments', 1)],
    ['all are gone', (db) => db.clear('segments')],
    ['it is of another form', (db) => db.put('facts', { form: 0 }, 'search index')],
    ['its head is gone', (db) => db.delete('facts', 'search index')],
  ])('is built anew where %s', async (_, harm) => {
    const { name, library, act } = setUp();
    await act(
      mark(
        'read',
        true,
        Array.from({ length: 1_100 }, (_, n) => n + 1),
      ),
    );
    const before = await indexOf(library);
    await withRaw(name, harm);
    const after = await indexOf(library);
    expect(after.wasBuilt).toBe(true);
    expect(after.catalogue.rows).toEqual(before.catalogue.rows);
    expect((await indexOf(library)).wasBuilt).toBe(false);
  });

  it('is read again as a whole where it was built anew meanwhile', async () => {
    const { name, library, act } = setUp();
    await act(markWith(1, title('One')));
    const { position } = await indexOf(library);
    await withRaw(name, (db) => db.delete('facts', 'search index'));
    expect(await library.indexSince(position)).toBeUndefined();
    await indexOf(library);
    expect(await library.indexSince(position)).toBeUndefined();
  });
});
