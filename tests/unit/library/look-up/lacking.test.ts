import { describe, expect, it } from 'vitest';
import type { PaperDetails } from '../../../../utils/paper/details/details-schema';
import { paper } from '../../make';
import { mark, note, setUp, tag } from '../set-up';

const full: PaperDetails = {
  title: 'Paper 1',
  authors: ['Ines Okoro', 'Bram de Wit'],
  authorCount: 2,
  abstract: 'We show it.',
  subjects: ['Optics'],
  remarks: '12 pages',
  doi: '10.1145/1',
  journal: 'J. Tests 7, 11 (2026)',
  publishedOn: '2026-03-04',
};
const starred = (details: PaperDetails) =>
  mark('starred', true, [], { papers: [{ id: paper(1), details }] });

describe('papers of which something is missing', () => {
  it('are those that are starred, queued, tagged or noted', async () => {
    const set = setUp();
    await set.act(mark('starred', true, [1]));
    await set.act(mark('queued', true, [2]));
    await set.act(tag('RL', true, [3]));
    await set.act(note(4, 'A note'));
    expect(await set.library.lacking([1, 2, 3, 4, 5].map(paper))).toEqual([1, 2, 3, 4].map(paper));
  });

  it('are none that were only seen, marked in bulk, or are marked no more', async () => {
    const set = setUp();
    await set.act(mark('read', true, [1, 2]));
    await set.act(mark('starred', true, [3]));
    await set.act(mark('starred', false, [3]));
    expect(await set.library.lacking([1, 2, 3, 4].map(paper))).toEqual([]);
  });

  it('are those without a title, as after healing', async () => {
    const set = setUp();
    await set.act(mark('read', true, [], { papers: [{ id: paper(1) }, { id: paper(2) }] }));
    expect(await set.library.lacking([paper(1)])).toEqual([paper(1)]);
  });

  it('lack any part of a citation', async () => {
    const whole = setUp();
    await whole.act(starred(full));
    expect(await whole.library.lacking([paper(1)])).toEqual([]);
    for (const part of Object.keys(full)) {
      if (part === 'title' || part === 'authorCount') continue;
      const set = setUp();
      const { [part as keyof PaperDetails]: _, ...rest } = full;
      await set.act(starred({ ...rest, title: full.title }));
      expect([part, await set.library.lacking([paper(1)])]).toEqual([part, [paper(1)]]);
    }
  });

  it('lack authors of whom only the number is known', async () => {
    const set = setUp();
    await set.act(starred({ ...full, authorCount: 3 }));
    expect(await set.library.lacking([paper(1)])).toEqual([paper(1)]);
  });
});
