import { describe, expect, it } from 'vitest';
import { createPhrases } from '../../../../components/ui/phrases/phrases';
import { createTimes, timesLanguage } from '../../../../components/ui/phrases/times';
import { english } from '../../popup/english';

const { byline, where, did, kept, titleOf } = createPhrases(english, 'en-GB');
const details = { title: 'T' };
const minute = 60_000;
const day = 24 * 60 * minute;

describe('whose a paper is', () => {
  it.each([
    [{ ...details, organisation: { slug: 'x', name: 'Lab X' }, authorCount: 3 }, 'Lab X'],
    [{ ...details, authors: ['Ada'], authorCount: 6 }, 'Ada and 5 others'],
    [{ ...details, authors: ['Ada', 'Bob', 'Eve'] }, 'Ada and 2 others'],
    [{ ...details, authors: ['Ada'], authorCount: 2 }, 'Ada and 1 other'],
    [{ ...details, authors: ['Ada', 'Bob'] }, 'Ada and Bob'],
    [{ ...details, authors: ['Ada'] }, 'Ada'],
    [{ ...details, authorCount: 6 }, '6 authors'],
    [{ ...details, authorCount: 1 }, '1 author'],
    [{ ...details, authors: [] }, undefined],
    [undefined, undefined],
  ])('%o', (known, words) => expect(byline(known)).toBe(words));
});

describe('where a paper is from', () => {
  it.each([
    ['huggingface/day/2026-06-03', 'Daily Papers, 3 Jun 2026'],
    ['huggingface/week/2026-W09', 'Daily Papers, week 9 of 2026'],
    ['huggingface/month/2026-06', 'Daily Papers, June 2026'],
    ['huggingface/trending', 'Trending Papers'],
    ['huggingface/week/soon', 'Hugging Face Papers'],
    ['huggingface/search/parallel%20d%C3%A9codage%2F2', 'Search for “parallel décodage/2”'],
    [
      `huggingface/search/${encodeURIComponent('天'.repeat(30)).slice(0, 200)}`,
      `Search for “${'天'.repeat(22)}”`,
    ],
    ['huggingface/search/%FF%FF%FF%FF%FF%FF', 'Search for “%FF%FF%FF%FF%FF%FF”'],
    ['huggingface/paper/2606.00101', 'Its page on Hugging Face'],
    ['huggingface/of/quiet-lab', 'quiet-lab on Hugging Face'],
    ['huggingface/collection/orla/to-read-0000aaaa', 'Collection of orla'],
    ['huggingface/repository/quiet-lab/model', 'quiet-lab/model on Hugging Face'],
    ['huggingface/repository/datasets/quiet-lab/words', 'quiet-lab/words on Hugging Face'],
    ['huggingface/elsewhere/x', 'Hugging Face Papers'],
    ['huggingface/day/2026-99-99', 'Daily Papers, 2026-99-99'],
    ['arxiv/new/cs.CL/2026-11-23', 'arXiv, new in cs.CL, 23 Nov 2026'],
    ['arxiv/new/cs.CL', 'arXiv, new in cs.CL'],
    ['arxiv/recent/hep-th', 'arXiv, recent in hep-th'],
    ['arxiv/month/cs.CL/2026-05', 'arXiv, cs.CL in May 2026'],
    ['arxiv/month/cs/2026', 'arXiv, cs in 2026'],
    ['arxiv/catchup/cs.CL/2026-11-19', 'arXiv, cs.CL on 19 Nov 2026'],
    ['arxiv/search/caf%C3%A9%20%26%20100%25', 'arXiv, search for “café & 100%”'],
    ['arxiv/search/caf%C3', 'arXiv, search for “caf”'],
    ['arxiv/search/caf%C', 'arXiv, search for “caf”'],
    ['arxiv/author/doe_j_1', 'arXiv, papers by doe_j_1'],
    ['arxiv/paper/hep-th/9901001', 'arXiv'],
    ['arxiv/list/cs.CL', 'arXiv'],
    ['elsewhere/x', 'elsewhere'],
  ])('%s', (listing, words) => expect(where(listing)).toBe(words));
});

describe('what an action did', () => {
  const read = { kind: 'mark', mark: 'read', value: true, count: 23 } as const;
  it.each([
    [read, 'Marked 23 papers read'],
    [{ ...read, count: 1 }, 'Marked 1 paper read'],
    [{ ...read, mark: 'queued', value: false, count: 2 }, 'Removed 2 papers from the queue'],
    [{ kind: 'see', value: true, count: 31 }, '31 papers treated as seen'],
    [{ kind: 'move', title: 'T' }, 'Moved a paper in the queue'],
    [{ kind: 'undo', of: read, count: 23, kept: 2 }, 'Undone: Marked 23 papers read'],
  ] as const)('%o', (summary, words) => expect(did(summary)).toBe(words));

  it('tells what an undo kept, and the one title that it was about', () => {
    expect(kept({ kind: 'undo', of: read, count: 23, kept: 2 })).toBe(
      '2 of 23 changed since, kept',
    );
    expect(kept({ kind: 'undo', of: read, count: 23, kept: 0 })).toBeUndefined();
    const moved = { kind: 'move', title: 'T' } as const;
    expect(titleOf({ kind: 'undo', of: moved, count: 1, kept: 0 })).toBe('T');
  });

  it('has words for every mark, set and taken back', () => {
    for (const mark of ['read', 'queued', 'starred', 'hidden'] as const) {
      for (const value of [true, false]) {
        expect(did({ kind: 'mark', mark, value, count: 1 })).toContain('1');
        expect(did({ kind: 'mark', mark, value, count: 2 })).toContain('2 ');
      }
    }
  });
});

describe('times', () => {
  const times = createTimes('en-GB', 'just now');
  it.each([
    [30_000, undefined],
    [-5_000, undefined],
    [minute, '1 minute'],
    [59 * minute, '59 minutes'],
    [23 * 60 * minute, '23 hours'],
    [2 * day, '2 days'],
    [13 * day, '13 days'],
    [15 * day, '2 weeks'],
    [61 * day, '2 months'],
    [800 * day, '2 years'],
  ])('%i ms', (ms, words) => expect(times.duration(ms)).toBe(words));

  it('tells how long ago', () => {
    expect(times.ago(0, 5 * minute)).toBe('5 minutes ago');
    expect(times.ago(0, day)).toBe('yesterday');
    expect(times.ago(9, 0)).toBe('just now');
  });

  it('tells in how long, and never "now"', () => {
    expect(times.ahead(5 * minute, 0)).toBe('in 5 minutes');
    expect(times.ahead(day, 0)).toBe('tomorrow');
    expect(times.ahead(9, 0)).toBe('in 1 minute');
  });

  it('takes the variant of the reader, but never another language than the words', () => {
    expect(timesLanguage('en', 'en-GB')).toBe('en-GB');
    expect(timesLanguage('en', 'de-CH')).toBe('en');
  });
});
