import { describe, expect, it } from 'vitest';
import { note, readViews } from '../../../utils/diagnosis/view-records';
import { createArea } from '../backup/area';

const hour = 60 * 60 * 1_000;

describe('which views were understood', () => {
  it('is known by site and view, without what follows them', async () => {
    const area = createArea();
    await note(area, 'huggingface/search/attention', true, 1_000);
    await note(area, 'arxiv/new/cs.CL/2026-11-23', false, 2_000);
    expect(await readViews(area)).toEqual([
      { view: 'arxiv/new', not: 2_000 },
      { view: 'huggingface/search', understood: 1_000 },
    ]);
  });

  it('is written when it changes, and once an hour while it stands', async () => {
    const area = createArea();
    let writes = 0;
    const counted = {
      ...area,
      async set(items: Record<string, unknown>) {
        writes++;
        await area.set(items);
      },
    };
    for (let n = 0; n < 60; n++) await note(counted, 'arxiv/new/cs.CL', true, 1 + n * 60_000);
    expect(writes).toBe(1);
    await note(counted, 'arxiv/new/cs.CL', false, 2 * hour);
    await note(counted, 'arxiv/new/cs.CL', false, 2 * hour + 1);
    await note(counted, 'arxiv/new/cs.CL', true, 2 * hour + 2);
    expect(writes).toBe(3);
    // A clock that was set back.
    await note(counted, 'arxiv/new/cs.CL', true, 1);
    expect(writes).toBe(4);
  });

  it('takes no name that is no view of a site of ours', async () => {
    const area = createArea();
    for (const name of [
      'evil/day',
      'huggingface',
      'huggingface/<b>',
      `arxiv/${'x'.repeat(30)}`,
      '__proto__/x',
    ])
      await note(area, name, true, 1);
    expect(await readViews(area)).toEqual([]);
  });
});
