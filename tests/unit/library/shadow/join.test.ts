import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPapers, saysMore } from '../../../../utils/library/shadow/paper';
import { runs } from '../../runs';
import { shadowPaper } from './arbitraries';

describe('joining two copies of a paper', () => {
  it('is the same whichever comes first', () => {
    fc.assert(
      fc.property(shadowPaper, shadowPaper, (a, b) => {
        expect(joinPapers(a, b)).toEqual(joinPapers(b, a));
      }),
      runs(2_000),
    );
  });

  it('is the same in whatever order several are joined', () => {
    fc.assert(
      fc.property(shadowPaper, shadowPaper, shadowPaper, (a, b, c) => {
        expect(joinPapers(joinPapers(a, b), c)).toEqual(joinPapers(a, joinPapers(b, c)));
      }),
      runs(2_000),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(shadowPaper, shadowPaper, (a, b) => {
        const joined = joinPapers(a, b);
        expect(joinPapers(joined, b)).toEqual(joined);
        expect(joinPapers(joined, joined)).toEqual(joined);
        expect(saysMore(joined, joinPapers(b, a))).toBe(false);
      }),
      runs(2_000),
    );
  });

  it('takes the word of the one that is trusted for when a paper was seen, and of the other where it has none', () => {
    expect(joinPapers({ seen: 5 }, { seen: -9 })).toEqual({ seen: -9 });
    expect(joinPapers({ seen: 5 }, { seen: -9 }, 'first')).toEqual({ seen: 5 });
    expect(joinPapers({ seen: 5 }, { seen: -9 }, 'second')).toEqual({ seen: -9 });
    expect(joinPapers({}, { seen: -9 }, 'first')).toEqual({ seen: -9 });
  });
});
