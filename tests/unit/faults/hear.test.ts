import { describe, expect, it } from 'vitest';
import type { Action } from '../../../utils/actions/actions-schema';
import { listen, recover } from '../../faults/hear';
import { createModel } from '../../faults/model';
import type { Scene } from '../../faults/scene';
import { actionId, paper } from '../make';

/** A scene whose witness tells of these actions, call by call, after an act that has to leave a star. */
function sceneHearing(...told: Action[][]): Scene {
  return {
    model: createModel(),
    awaited: [{ what: 'starred', must: true, fits: ({ kind }: Action) => kind === 'mark' }],
    result: { actions: 0, doubled: [], overtaken: 0 },
    off: 0,
    note: () => undefined,
    witness: {
      heard: async () => told.shift() ?? [],
      stored: async () => ({ marks: [], seen: [], actions: [], isSigned: true, waiting: [] }),
    },
  } as unknown as Scene;
}

const starred = (time: number): Action => ({
  id: actionId(time),
  time,
  kind: 'mark',
  by: 'hand',
  mark: 'starred',
  value: true,
  papers: [{ id: paper(1) }],
});

describe('what a campaign of faults hears', () => {
  const star = starred(1);

  it('is no double where a new witness finds in the journal what the old one told of (seed 300017)', async () => {
    const scene = sceneHearing([star], [star]);
    await listen(scene);
    await recover(scene);
    expect(scene.result).toMatchObject({ actions: 1, doubled: [] });
  });

  it('is one where a second action comes of one act', async () => {
    const scene = sceneHearing([star], [starred(2)]);
    await listen(scene);
    await recover(scene);
    expect(scene.result).toMatchObject({
      actions: 1,
      doubled: [expect.stringContaining('starred')],
    });
  });
});
