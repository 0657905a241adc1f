import { describe, expect, it } from 'vitest';
import { isNew, isUnseen } from '../../../../utils/paper/state/newness';
import { mark, marked, paper } from '../../make';

const begun = 1_000;

describe('new and not yet seen', () => {
  it('is every paper of which nothing is known', () => {
    expect(isNew(undefined, begun)).toBe(true);
    expect(isUnseen(undefined)).toBe(true);
  });

  it('stays new during the visit in which it was first seen, but counts as seen', () => {
    const state = { id: paper(1), marks: {}, seen: begun + 5 };
    expect(isNew(state, begun)).toBe(true);
    expect(isUnseen(state)).toBe(false);
  });

  it('is not new when it was seen before the visit', () => {
    expect(isNew({ id: paper(1), marks: {}, seen: begun - 1 }, begun)).toBe(false);
  });

  it('is new again when the user took the seeing back', () => {
    const state = { id: paper(1), marks: {}, seen: -(begun + 5) };
    expect(isNew(state, begun)).toBe(true);
    expect(isUnseen(state)).toBe(true);
  });

  it('is never new when hidden', () => {
    expect(isNew(marked(1, begun + 5, 'hidden'), begun)).toBe(false);
    expect(isUnseen(marked(1, begun + 5, 'hidden'))).toBe(false);
  });

  it('counts a paper that was marked without being on screen as seen', () => {
    expect(isUnseen(marked(1, begun + 5, 'read'))).toBe(false);
    expect(isNew(marked(1, begun + 5, 'read'), begun)).toBe(true);
    expect(isNew(marked(1, begun - 5, 'read'), begun)).toBe(false);
  });

  it('does not go by marks that were taken back', () => {
    const state = { id: paper(1), marks: { read: mark(false, begun - 5) } };
    expect(isNew(state, begun)).toBe(true);
    expect(isUnseen(state)).toBe(true);
  });
});
