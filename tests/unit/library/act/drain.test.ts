import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../utils/actions/actions-schema';
import type { Journal } from '../../../../utils/actions/journal';
import { type Drained, drain } from '../../../../utils/library/act/drain';
import type { Outcome } from '../../../../utils/library/action-record';
import type { Library } from '../../../../utils/library/library';
import { StorageUnavailable } from '../../../../utils/library/store/storage-errors';
import { paper } from '../../make';
import { runs } from '../../runs';
import { mark, setUp, undo } from '../set-up';

class Killed extends Error {}

function memoryJournal(actions: Action[]) {
  const kept = new Map(actions.map((action) => [action.id, action]));
  const aside: string[] = [];
  const damaged: string[] = [];
  const journal: Journal = {
    write: async (action) => void kept.set(action.id, action),
    read: async () => ({ actions: [...kept.values()], damaged: [...damaged] }),
    remove: async (ids) => {
      for (const id of ids) kept.delete(id);
    },
    setAside: async (key) => {
      aside.push(...damaged.splice(damaged.indexOf(key), 1));
    },
  };
  return { journal, kept, aside, damaged };
}

const alone = (work: () => Promise<void>) => work();

/** Drains to the very end. Rejects with what ended it early, before or after it told what was applied. */
async function drainAll(
  library: Library,
  journal: Journal,
  applied: (outcomes: readonly Outcome[]) => Promise<void> = async () => undefined,
): Promise<Drained> {
  const { held, over } = drain(library, journal, { exclusively: alone, applied });
  await over;
  return held;
}

describe('bringing the journal in', () => {
  it('applies actions in order, tells, and only then lets go of them', async () => {
    const { library } = setUp();
    const read = mark('read', true, [1, 2]);
    const { journal, kept } = memoryJournal([read, undo(read.id)]);
    let told: readonly Outcome[] = [];
    const { outcomes } = await drainAll(library, journal, async (outcomes) => {
      told = outcomes;
      expect(kept.size).toBe(2);
      expect(await library.history(9)).toHaveLength(2);
    });
    expect(outcomes).toHaveLength(2);
    expect(told.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(kept.size).toBe(0);
  });

  it('says that the library holds them before everybody was told, and whatever becomes of that', async () => {
    const { library } = setUp();
    const read = mark('read', true, [1]);
    const { journal, kept } = memoryJournal([read]);
    const telling = Promise.withResolvers<void>();
    const { held, over } = drain(library, journal, {
      exclusively: alone,
      applied: () => telling.promise,
    });
    expect((await held).outcomes).toMatchObject([{ id: read.id, status: 'applied' }]);
    telling.reject(new Killed());
    await expect(over).rejects.toThrow(Killed);
    // The next one tells.
    expect([...kept.keys()]).toEqual([read.id]);
    const told: Outcome[] = [];
    await drain(library, journal, {
      exclusively: alone,
      applied: async (outcomes) => void told.push(...outcomes),
    }).over;
    expect(told).toEqual([{ id: read.id, status: 'known', papers: [paper(1)] }]);
    expect(kept.size).toBe(0);
  });

  it('says that the library cannot be used for a reason of its own', async () => {
    const { library } = setUp();
    const { journal } = memoryJournal([mark('read', true, [1])]);
    const broken: Library = { ...library, apply: () => Promise.reject(new Killed()) };
    const { held, over } = drain(broken, journal, {
      exclusively: alone,
      applied: async () => undefined,
    });
    await expect(held).rejects.toThrow(Killed);
    await expect(over).rejects.toThrow(Killed);
  });

  it('loses nothing and doubles nothing when it is killed at any step', async () => {
    const actions = () => [
      mark('queued', true, [1, 2, 3]),
      mark('read', true, [2]),
      mark('starred', true, [1]),
    ];
    for (let deadly = 1; deadly <= 11; deadly++) {
      const { library } = setUp();
      const { journal, kept } = memoryJournal(actions());
      let step = 0;
      const mayDie = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
        return async (...args: A): Promise<R> => {
          if (++step === deadly) throw new Killed();
          const result = await work(...args);
          if (++step === deadly) throw new Killed();
          return result;
        };
      };
      const mortal: Library = {
        ...library,
        apply: mayDie(library.apply),
        writeShadow: mayDie(library.writeShadow),
      };
      const mortalJournal: Journal = { ...journal, remove: mayDie(journal.remove) };
      const run = () =>
        drainAll(
          mortal,
          mortalJournal,
          mayDie(async () => undefined),
        );
      await expect(run()).rejects.toThrow(Killed);
      await run();
      expect(kept.size).toBe(0);
      expect((await library.queue(9)).map(({ id }) => id)).toEqual([paper(1), paper(3)]);
      expect(await library.history(9)).toHaveLength(3);
    }
  });

  it('case 5: does 50 marks once each and in order, killed again and again on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
        async (deadlySteps) => {
          const { library } = setUp();
          // Each paper is marked and unmarked in turn, so that the last write tells whether the order was kept.
          const actions = Array.from({ length: 50 }, (_, n) =>
            mark('starred', n % 3 > 0, [n % 10]),
          );
          const { journal, kept } = memoryJournal(actions);
          for (const deadly of [...deadlySteps, Infinity]) {
            let step = 0;
            const mortal: Library = {
              ...library,
              async apply(action) {
                if (++step === deadly) throw new Killed();
                return library.apply(action);
              },
            };
            const applied = async () => undefined;
            const run = drain(mortal, journal, { exclusively: alone, applied });
            await run.over.catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            });
          }
          expect(kept.size).toBe(0);
          const starred = await library.lookUp(Array.from({ length: 10 }, (_, n) => paper(n)));
          for (const { id, marks } of starred) {
            const last = actions.findLast(({ papers }) => papers[0]?.id === id);
            expect(marks.starred?.value).toBe(last?.value);
          }
          const counts = new Set((await library.history(99)).map(({ id }) => id));
          expect(counts.size).toBeLessThanOrEqual(50);
        },
      ),
      runs(15),
    );
  });

  it('case 14: stops at a full store, keeps the rest, and says so', async () => {
    const { library } = setUp();
    const [first, second, third] = [1, 2, 3].map((n) => mark('read', true, [n]));
    if (!first || !second || !third) throw new Error('three actions wanted');
    const { journal, kept } = memoryJournal([first, second, third]);
    const full: Library = {
      ...library,
      apply: (action) =>
        action === second
          ? Promise.reject(new StorageUnavailable('full', undefined))
          : library.apply(action),
    };
    const { outcomes, failure } = await drainAll(full, journal);
    expect(failure).toBe('storage full');
    expect(outcomes.map(({ id }) => id)).toEqual([first.id]);
    expect([...kept.keys()]).toEqual([second.id, third.id]);
  });

  it('sets damaged records aside and goes on', async () => {
    const { library } = setUp();
    const { journal, aside, damaged } = memoryJournal([mark('read', true, [1])]);
    damaged.push('journal:broken');
    await drainAll(library, journal);
    expect(aside).toEqual(['journal:broken']);
    expect(await library.lookUp([paper(1)])).toHaveLength(1);
  });
});
