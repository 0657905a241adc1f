import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperDetails } from '../../../../utils/paper/details/details-schema';
import { gathered } from '../../../../utils/paper/details/gather-details';

const day = fc.constantFrom('2026-01-02', '2026-03-04', '2025-12-31');
const names = fc.array(fc.constantFrom('A. Turing', 'Alan Turing', 'Ada Lovelace'), {
  minLength: 1,
  maxLength: 4,
});
const text = fc.constantFrom('short', 'a longer text', 'cut …');
const details: fc.Arbitrary<PaperDetails> = fc.record(
  {
    title: fc.constantFrom('A title', 'arXiv:2603.00001', 'Another title'),
    authors: names,
    authorCount: fc.nat(9),
    subjects: names,
    abstract: text,
    remarks: text,
    journal: text,
    doi: fc.constantFrom('10.1145/1', '10.1145/2'),
    upvotes: fc.nat(9),
    publishedOn: day,
    updatedOn: day,
  },
  { requiredKeys: ['title'] },
);

describe('details that are told again', () => {
  it('never take away what was told before, nor shorten a list or an abstract', () => {
    fc.assert(
      fc.property(details, details, (kept, told) => {
        const all = gathered(kept, told);
        for (const name of Object.keys(kept)) expect(all).toHaveProperty(name);
        for (const name of Object.keys(told)) expect(all).toHaveProperty(name);
        for (const name of ['authors', 'subjects', 'abstract'] as const)
          expect(all[name]?.length ?? 0).toBe(
            Math.max(kept[name]?.length ?? 0, told[name]?.length ?? 0),
          );
        expect(gathered(all, told)).toEqual(all);
        expect(gathered(undefined, told)).toEqual(told);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keep the earlier day of publication, the later of the update, and the latest counts', () => {
    const kept = { title: 'A', publishedOn: '2026-01-02', updatedOn: '2026-03-04', upvotes: 9 };
    const told = { title: 'A', publishedOn: '2026-03-04', updatedOn: '2026-01-02', upvotes: 7 };
    expect(gathered(kept, told)).toEqual({ ...kept, upvotes: 7 });
  });
});
