import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../utils/actions/actions-schema';
import type { Library } from '../../../utils/library/library';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import { paper } from '../make';
import { runs } from '../runs';
import { mark, move, numberOf, see, setUp, undo } from './set-up';

const count = 6;
const numbers = Array.from({ length: count }, (_, n) => n);

/** What the user would draw on paper: who is in the queue, in which order, and who carries what. */
class Model {
  queue: number[] = [];
  on: Record<Exclude<MarkName, 'queued'>, Set<number>> = {
    read: new Set(),
    starred: new Set(),
    hidden: new Set(),
  };

  copy(): Model {
    const copy = new Model();
    copy.queue = [...this.queue];
    for (const name of ['read', 'starred', 'hidden'] as const)
      copy.on[name] = new Set(this.on[name]);
    return copy;
  }

  mark(name: MarkName, value: boolean, papers: number[]): void {
    for (const n of papers) {
      if (name === 'queued') {
        if (!value) this.queue = this.queue.filter((other) => other !== n);
        else if (!this.queue.includes(n)) this.queue.push(n);
        continue;
      }
      if (value) this.on[name].add(n);
      else this.on[name].delete(n);
      if (value && name !== 'starred') this.queue = this.queue.filter((other) => other !== n);
    }
  }

  move(n: number, after: number | undefined): void {
    if (!this.queue.includes(n) || after === n) return;
    const rest = this.queue.filter((other) => other !== n);
    const at = after === undefined ? 0 : rest.indexOf(after) + 1;
    this.queue = [...rest.slice(0, at), n, ...rest.slice(at)];
  }

  equals() {
    return {
      queue: this.queue,
      ...Object.fromEntries(Object.entries(this.on).map(([name, set]) => [name, [...set].sort()])),
    };
  }
}

async function stateOf(library: Library) {
  const states = await library.lookUp(numbers.map(paper));
  const on = (name: MarkName) =>
    states
      .filter(({ marks }) => marks[name]?.value)
      .map(({ id }) => numberOf(id))
      .sort();
  return {
    queue: (await library.queue(99)).map(({ id }) => numberOf(id)),
    read: on('read'),
    starred: on('starred'),
    hidden: on('hidden'),
  };
}

type Step =
  | { do: 'mark'; name: MarkName; value: boolean; papers: number[] }
  | { do: 'move'; n: number; after: number | undefined }
  | { do: 'undo' };

/** The same paper may stand on a page twice. */
const papers = fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      name: fc.constantFrom(...markNames),
      value: fc.boolean(),
      papers,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      n: fc.nat(count - 1),
      after: fc.option(fc.nat(count - 1), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
);

describe('any sequence of actions', () => {
  it('leaves what a model on paper says, undo going back step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { library, act } = setUp();
        let model = new Model();
        const past: Model[] = [];
        for (const each of steps) {
          const before = model.copy();
          if (each.do === 'undo') {
            const last = await library.lastUndoable();
            if (last)
              expect(await act(undo(last.id))).toMatchObject({ status: 'applied', kept: 0 });
            model = past.pop() ?? model;
          } else {
            if (each.do === 'mark') {
              model.mark(each.name, each.value, each.papers);
              await act(mark(each.name, each.value, each.papers));
            } else if (
              each.after !== each.n &&
              (each.after === undefined || model.queue.includes(each.after))
            ) {
              model.move(each.n, each.after);
              await act(move(each.n, each.after));
            }
            // An action that changed nothing is nothing to undo.
            const changed = (await library.lastUndoable())?.id;
            if (
              changed !== undefined &&
              JSON.stringify(before.equals()) !== JSON.stringify(model.equals())
            )
              past.push(before);
            else if (
              changed !== undefined &&
              (await library.history(1))[0]?.id === changed &&
              past.length < (await undoable(library))
            )
              past.push(before);
          }
          expect(await stateOf(library)).toEqual(model.equals());
        }
      }),
      runs(60),
    );
  });

  it('done again, in whole or in part, changes nothing; times only grow', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 10 }),
        fc.nat(9),
        async (steps, from) => {
          const { library, act } = setUp();
          const done: Action[] = [];
          const times = new Map<string, number>();
          for (const each of steps) {
            const last = each.do === 'undo' ? await library.lastUndoable() : undefined;
            const action =
              each.do === 'mark'
                ? mark(each.name, each.value, each.papers)
                : each.do === 'move'
                  ? move(each.n, each.after)
                  : last
                    ? undo(last.id)
                    : see(true, [0]);
            done.push(action);
            await act(action);
            for (const { id, marks } of await library.lookUp(numbers.map(paper))) {
              for (const name of markNames) {
                const time = marks[name]?.time ?? 0;
                expect(time).toBeGreaterThanOrEqual(times.get(`${id} ${name}`) ?? 0);
                times.set(`${id} ${name}`, time);
              }
            }
          }
          const before = await library.lookUp(numbers.map(paper));
          for (const action of done.slice(from % done.length)) {
            const { status } = await act(action);
            expect(status).not.toBe(action.kind === 'see' ? 'known' : 'applied');
          }
          expect(await library.lookUp(numbers.map(paper))).toEqual(before);
        },
      ),
      runs(60),
    );
  });
});

/** How many undos are left. */
async function undoable(library: Library): Promise<number> {
  const records = await library.history(99);
  return records.filter(
    ({ summary, undoneBy }) => summary.kind !== 'undo' && undoneBy === undefined,
  ).length;
}
