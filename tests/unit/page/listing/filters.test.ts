import { describe, expect, it } from 'vitest';
import { leavesOut, matcher, noFilters } from '../../../../components/page/listing/filters';
import type { PaperDetails } from '../../../../utils/paper/details/details-schema';
import { marked } from '../../make';

const details: PaperDetails = {
  title: 'Diffusion Forcing for Möbius Strips',
  authors: ['José Núñez', 'Ada Lovelace'],
  organisation: { slug: 'lab', name: 'The Lab' },
  subjects: ['Machine Learning (cs.LG)'],
  upvotes: 12,
};
const never = () => {
  throw new Error('details were asked for in vain');
};

describe('filtering by words', () => {
  it.each(['', '  ', 'diffusion', 'STRIPS mobius', 'nunez ada', 'lab', 'cs.lg learning'])(
    'finds “%s”',
    (query) => expect(matcher(query)?.(details) ?? true).toBe(true),
  );
  it.each(['diffusions', 'mobius quantum', 'cs.CL'])('does not find “%s”', (query) =>
    expect(matcher(query)?.(details) ?? true).toBe(false),
  );
});

describe('what filters leave out', () => {
  const out = (change: Partial<typeof noFilters>, state = marked(1, 5)) =>
    leavesOut({ ...noFilters, ...change }, state, 10, () => details);

  it('is nothing without a filter, and no details are read', () => {
    expect(leavesOut(noFilters, undefined, 0, never)).toBe(false);
    expect(leavesOut({ ...noFilters, only: 'new', hideRead: true }, undefined, 0, never)).toBe(
      false,
    );
  });

  it('goes by marks', () => {
    expect(out({ only: 'queued' })).toBe(true);
    expect(out({ only: 'queued' }, marked(1, 5, 'queued'))).toBe(false);
    expect(out({ only: 'starred' }, marked(1, 5, 'queued'))).toBe(true);
    expect(out({ only: 'unread' }, marked(1, 5, 'read'))).toBe(true);
    expect(out({ hideRead: true }, marked(1, 5, 'read'))).toBe(true);
    expect(out({ only: 'new' }, marked(1, 5, 'starred'))).toBe(true);
    expect(out({ only: 'new' }, marked(1, 15, 'starred'))).toBe(false);
  });

  it('goes by upvotes and words, all filters together', () => {
    expect(out({ minUpvotes: 12 })).toBe(false);
    expect(out({ minUpvotes: 13 })).toBe(true);
    expect(out({ matches: matcher('forcing'), minUpvotes: 13 })).toBe(true);
    expect(out({ matches: matcher('quantum') })).toBe(true);
  });
});
