import fc from 'fast-check';
import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../utils/actions/actions-schema';
import type { Library } from '../../../../utils/library/library';
import { blockOf, shardOf } from '../../../../utils/library/shadow/blocks';
import { markNames } from '../../../../utils/paper/state/marks';
import { paper } from '../../make';
import { runs } from '../../runs';
import { mark, move, note, numberOf, renameTag, see, tag, undo } from '../set-up';
import { type Rows, setUpShadowed, told } from './set-up';

/** Papers of five blocks in four shards. */
const numbers = [0, 1, 1_000, 1_001, 2_000, 3_000, 4_000] as const;
const some = fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 1, maxLength: 4 });

type Step =
  | { do: 'mark'; name: (typeof markNames)[number]; value: boolean; papers: number[] }
  | { do: 'tag'; name: string; value: boolean; papers: number[] }
  | { do: 'note'; n: number; text: string }
  | { do: 'rename tag'; from: string; to: string }
  | { do: 'see'; value: boolean; papers: number[] }
  | { do: 'move'; n: number; after: number | undefined }
  | { do: 'undo' }
  /** The shadow is written: an action's journal key goes only after that. */
  | { do: 'write' }
  /** The browser ends and starts. */
  | { do: 'restart' };

const tagName = fc.constantFrom('RL', 'rl', 'to read');

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      name: fc.constantFrom(...markNames),
      value: fc.boolean(),
      papers: some,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tag' as const),
      name: tagName,
      value: fc.boolean(),
      papers: some,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('note' as const),
      n: fc.constantFrom(...numbers),
      text: fc.constantFrom('', 'One', '# Two\n'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rename tag' as const), from: tagName, to: tagName }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('see' as const), value: fc.boolean(), papers: some }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      n: fc.constantFrom(...numbers),
      after: fc.option(fc.constantFrom(...numbers), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);
const steps = fc.array(step, { minLength: 1, maxLength: 14 });

async function actionOf(library: Library, each: Step): Promise<Action | undefined> {
  switch (each.do) {
    case 'mark':
      return mark(each.name, each.value, each.papers);
    case 'tag':
      return tag(each.name, each.value, each.papers);
    case 'note':
      return note(each.n, each.text);
    case 'rename tag':
      return renameTag(each.from, each.to);
    case 'see':
      return see(each.value, each.papers, each.value ? 'auto' : 'hand');
    case 'move':
      return move(each.n, each.after);
    case 'undo': {
      const last = await library.lastUndoable();
      return last && undo(last.id);
    }
    default:
      return undefined;
  }
}

/** A library that has done steps, with its shadow written at the end, and what it was after each of them. */
async function done(all: readonly Step[]) {
  const set = setUpShadowed();
  const past: Rows[] = [];
  let library = set.open();
  for (const each of all) {
    if (each.do === 'write') await library.writeShadow();
    if (each.do === 'restart') {
      set.close();
      library = set.open();
      await library.tend();
    }
    const action = await actionOf(library, each);
    if (action) await library.apply(action);
    past.push(await set.dump());
  }
  await library.writeShadow();
  const before = await told(library, numbers);
  expect(await library.healed()).toBeUndefined();
  set.close();
  return { ...set, past, before };
}

describe('any sequence of actions', () => {
  it('is healed as a whole after the database lost it, or went back to any earlier state', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(99), async (all, chosen) => {
        const { name, open, fill, past, before } = await done(all);
        const state = past[chosen % (past.length + 1)];
        if (state) await fill(state);
        else await deleteDB(name);
        const library = open();
        expect(await told(library, numbers)).toEqual(before);
        // Nothing is left to do.
        await library.tend();
        await library.forgetHealed();
        await library.tend();
        expect(await library.healed()).toBeUndefined();
        expect(await told(library, numbers)).toEqual(before);
      }),
      runs(80),
    );
  });

  it('is healed after the database went back to what the user had taken back since', async () => {
    // The shadow then says the same as before both actions, and is later than the database all the same.
    const steps: Step[] = [
      { do: 'see', value: true, papers: [0] },
      { do: 'write' },
      { do: 'see', value: false, papers: [0] },
      { do: 'undo' },
    ];
    const { open, fill, past, before } = await done(steps);
    await fill(past[2] ?? {});
    expect(await told(open(), numbers)).toEqual(before);
  });

  it('is healed as far as either side still has it, whatever rows and shards are lost', async () => {
    const losses = fc.record({
      marks: fc.subarray([...numbers]),
      seen: fc.subarray([...numbers]),
      papers: fc.subarray([...numbers]),
      shards: fc.subarray([...new Set(numbers.map((n) => shardOf(blockOf(paper(n)))))]),
    });
    await fc.assert(
      fc.asyncProperty(steps, losses, async (all, lost) => {
        const { open, fill, dump, shadow, before } = await done(all);
        const rows = await dump();
        const without = (store: 'marks' | 'seen' | 'papers') =>
          (rows[store] ?? []).filter(([key]) => !lost[store].includes(numberOf(key as never) as 0));
        await fill({
          marks: without('marks'),
          seen: without('seen'),
          papers: without('papers'),
          // What is lost without a trace in the generations takes longer to be found.
          facts: (rows['facts'] ?? []).filter(([key]) => key !== 'shadow'),
        });
        for (const shard of lost.shards) shadow.items.delete(shard);
        const gone = (n: number, store: 'marks' | 'seen' | 'papers') =>
          lost[store].includes(n as 0) && lost.shards.includes(shardOf(blockOf(paper(n))));
        const after = await told(open(), numbers);
        expect(after.states).toEqual(
          before.states.flatMap((state) => {
            const n = numberOf(state.id);
            const left = {
              ...state,
              ...(gone(n, 'marks') && { marks: {}, opened: undefined }),
              ...(gone(n, 'seen') && { seen: undefined }),
            };
            // A row without a mark is of a tag or a note.
            const hasRow =
              !gone(n, 'marks') && (rows['marks'] ?? []).some(([key]) => key === state.id);
            const isNothing = !hasRow && left.seen === undefined;
            return isNothing ? [] : [left];
          }),
        );
        expect(after.ownWords).toEqual(
          before.ownWords.map((own, at) => (gone(numbers[at] ?? 0, 'marks') ? { tags: [] } : own)),
        );
        expect(after.queue).toEqual(
          before.queue.flatMap(([id, position, title]) => {
            const n = numberOf(id as ReturnType<typeof paper>);
            if (gone(n, 'marks')) return [];
            return [[id, position, gone(n, 'papers') ? undefined : title]];
          }),
        );
      }),
      runs(80),
    );
  });
});
