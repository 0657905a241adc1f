import { expect, test } from 'vitest';
import { doi, paper } from '../../make';
import { mark, note, setUp, tag } from '../set-up';

test('papers with marks, tags and notes are given each once, what was taken back is not', async () => {
  const { library, act } = setUp();
  await act(mark('starred', true, [1, 2, 3]));
  await act(mark('starred', false, [2]));
  await act(tag('RL', true, [4]));
  await act(note(5, 'Read **this**.'));
  await act(mark('read', true, [6], { papers: [{ id: doi(1), title: 'Published' }] }));
  await library.alias([paper(1), doi(1)], true, Date.now(), 'hand');
  expect(await library.allPapers()).toEqual([paper(1), paper(3), paper(4), paper(5)]);
});

test('many papers are given in order, whatever the batches', async () => {
  const { library, act } = setUp();
  const numbers = Array.from({ length: 2_500 }, (_, n) => n + 1);
  for (const some of [numbers.slice(0, 1_500), numbers.slice(1_500)])
    await act(mark('read', true, some));
  expect(await library.allPapers()).toEqual(numbers.map(paper));
});

test('what is kept of papers under all of their ids, in the order asked for', async () => {
  const { library, act } = setUp();
  const details = { title: 'One', authors: ['Ada'], abstract: 'All of it.' };
  await act(mark('starred', true, [1], { papers: [{ id: paper(1), details }] }));
  const published = { title: 'One.', doi: '10.1145/1', journal: 'JHEP 05 (2012) 110' };
  await act(mark('read', true, [1], { papers: [{ id: doi(1), details: published }] }));
  await library.alias([paper(1), doi(1)], true, Date.now(), 'hand');
  await act(tag('RL', true, [1], { papers: [{ id: paper(1) }] }));
  const own = note(1, 'Mine.');
  await act({ ...own, paper: { id: paper(1) } });
  expect(await library.cited([paper(9), paper(1)])).toEqual([
    { id: paper(9), marks: [], tags: [] },
    {
      id: paper(1),
      others: [doi(1)],
      details: { ...published, ...details },
      marks: ['read', 'starred'],
      tags: ['RL'],
      note: 'Mine.',
    },
  ]);
});
