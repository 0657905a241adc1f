import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Draft,
  layOver,
  moveBetween,
  opposite,
} from '../../../../components/popup/queue/overlay';
import { paper } from '../../make';
import { item } from '../fake-desk';

const queue = (length: number) => Array.from({ length }, (_, n) => item(n + 1));
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

const rowsAndDraft = fc.integer({ min: 1, max: 12 }).chain((length) =>
  fc.record({
    rows: fc.constant(queue(length)),
    draft: fc.integer({ min: 1, max: length }).chain((n) => {
      const others = queue(length).filter((row) => row.id !== paper(n));
      return fc.oneof<fc.Arbitrary<Draft>[]>(
        fc.constant({ kind: 'remove', paper: paper(n) }),
        fc.boolean().map((value): Draft => ({ kind: 'star', paper: paper(n), value })),
        fc
          .integer({ min: 0, max: others.length })
          .map((place) => moveBetween(paper(n), others[place - 1], others[place])),
      );
    }),
  }),
);

describe('a draft over the rows', () => {
  it('loses, doubles and disorders nothing else', () => {
    fc.assert(
      fc.property(rowsAndDraft, ({ rows, draft }) => {
        const others = (all: typeof rows) =>
          ids(all).filter((id) => draft.kind !== 'restore' && id !== draft.paper);
        const laid = layOver(rows, draft);
        expect(others([...laid])).toEqual(others(rows));
        expect(laid).toHaveLength(rows.length - (draft.kind === 'remove' ? 1 : 0));
      }),
    );
  });

  it('drawn twice is drawn once', () => {
    fc.assert(
      fc.property(rowsAndDraft, ({ rows, draft }) => {
        const once = layOver(rows, draft);
        expect(layOver(once, draft)).toEqual(once);
      }),
    );
  });

  it('is taken back by its opposite', () => {
    fc.assert(
      fc.property(rowsAndDraft, ({ rows, draft }) => {
        const back = opposite(rows, draft);
        if (!back) throw new Error('no opposite');
        expect(layOver(layOver(rows, draft), back)).toEqual(rows);
      }),
    );
  });

  it('moves to the place between two rows, to the front and to the end', () => {
    const rows = queue(4);
    const move = (after?: number, before?: number) =>
      ids(layOver(rows, moveBetween(paper(2), at(after), at(before)))).map((id) => id.slice(-1));
    const at = (n: number | undefined) => (n === undefined ? undefined : item(n));
    expect(move(3, 4)).toEqual(['1', '3', '2', '4']);
    expect(move(undefined, 1)).toEqual(['2', '1', '3', '4']);
    expect(move(4)).toEqual(['1', '3', '4', '2']);
  });

  it('changes nothing for a paper that has left the queue', () => {
    const rows = queue(3);
    expect(layOver(rows, { kind: 'move', paper: paper(9), after: paper(1) })).toEqual(rows);
    expect(opposite(rows, { kind: 'remove', paper: paper(9) })).toBeUndefined();
  });
});
