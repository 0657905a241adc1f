import { describe, expect, it } from 'vitest';
import { type Standing, survey } from '../../../../components/page/watch/survey';

/** A list whose entries stand so many screens away; those from `bare` on have no controls. */
const list = (aways: readonly number[], bare: number): Standing[] =>
  aways.map((away, place) => ({ away, hasControls: place < bare }));

const awaysOf = (all: readonly Standing[]) => all.map(({ away }) => away);

describe('a survey', () => {
  it('changes nothing while all that are near have controls, and says how far that holds', () => {
    const { come, go, room } = survey(list([-20, -0.5, 0, 0.9, 4.5, 6], 4), 11, 12, false);
    expect(awaysOf(come)).toEqual([]);
    expect(awaysOf(go)).toEqual([]);
    expect(room).toBe(3.5);
  });

  it('gives controls to all within reach as soon as one that is near lacks them, and takes those beyond', () => {
    const { come, go, room } = survey(list([13, 12, 0, 0.9, 4.5, 11, 14], 3), 11, 12, false);
    expect(awaysOf(come)).toEqual([0.9, 4.5]);
    expect(awaysOf(go)).toEqual([13]);
    expect(room).toBe(10);
  });

  it('takes none where none come', () => {
    const { come, go } = survey(list([13, 0, 5], 2), 11, 12, false);
    expect(awaysOf(come)).toEqual([]);
    expect(awaysOf(go)).toEqual([]);
  });

  it('goes on to its reach, though none is near, when it looks ahead', () => {
    const { come, room } = survey(list([0, 5, 10, 11.5], 1), 11, 12, true);
    expect(awaysOf(come)).toEqual([5, 10]);
    expect(room).toBe(10.5);
  });

  it('leaves no room beyond what it takes away: those have none, either', () => {
    const { go, room } = survey(list([-12.5, 30, 0], 2), 11, 12, false);
    expect(awaysOf(go)).toEqual([30]);
    expect(room).toBe(11);
  });

  it('takes what is infinitely near for near, and what has no box for far', () => {
    const { come, go, room } = survey(
      list([Number.NEGATIVE_INFINITY, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], 2),
      1,
      2,
      false,
    );
    expect(awaysOf(come)).toEqual([Number.NEGATIVE_INFINITY]);
    expect(go).toEqual([]);
    expect(room).toBe(1);
  });

  it('surveys 50,000 entries', () => {
    const all = list(
      Array.from({ length: 50_000 }, (_, n) => n / 4),
      2_000,
    );
    expect(survey(all, 11, 12, false).room).toBe(11);
  });
});
