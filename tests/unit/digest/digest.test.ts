import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../../utils/basics/calendar';
import { type DigestWords, digestOf, groupsOf, markdownOf } from '../../../utils/digest/digest';
import { nextDigest } from '../../../utils/digest/next';
import type { InboxRow } from '../../../utils/library/inbox/inbox-rows';
import { createJudge } from '../../../utils/rules/rules';
import { paper } from '../make';

const row = (n: number, more: Partial<InboxRow> = {}): InboxRow => ({
  id: paper(n),
  feeds: ['huggingface:daily'],
  at: n,
  waiting: n,
  rank: 1,
  details: { title: `Paper ${n}` },
  ...more,
});
const words: DigestWords = {
  title: 'Today',
  counts: '2 new',
  heading: ({ feed }) => feed ?? 'Raised',
  because: () => 'matched: paper',
};
const markdown = (rows: readonly InboxRow[], judge: Parameters<typeof digestOf>[1]) =>
  markdownOf(groupsOf(digestOf(rows, judge), []), words);

describe('a digest', () => {
  it('has raised papers first, and counts muted ones without showing them', () => {
    const judge = createJudge([
      { does: 'raise', by: 'words', value: 'Paper 3' },
      { does: 'mute', by: 'words', value: 'Paper 1' },
    ]);
    const { waiting: _, ...seen } = row(2);
    const digest = digestOf([row(1), seen, row(3)], judge);
    expect(digest).toMatchObject({ unseen: 1, raised: 1, muted: 1 });
    expect(digest.papers.map(({ id, isNew }) => [id, isNew])).toEqual([
      [paper(3), true],
      [paper(2), false],
    ]);
  });

  it('says in Markdown what it shows', () => {
    const judge = createJudge([{ does: 'raise', by: 'words', value: 'Paper 2' }]);
    const details = { title: 'Paper 2', authors: ['A. One', 'B. Two', 'C. Three', 'D. Four'] };
    expect(markdown([row(1), row(2, { details })], judge)).toBe(
      [
        '# Today',
        '',
        '2 new',
        '',
        '## Raised',
        '',
        '- [Paper 2](<https://huggingface.co/papers/2603.00002>) – A. One, B. Two, C. Three … – matched: paper',
        '',
        '## huggingface:daily',
        '',
        '- [Paper 1](<https://huggingface.co/papers/2603.00001>)',
        '',
      ].join('\n'),
    );
  });

  it('makes no markup of what a title says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const details = { title: `${title}](javascript:x) <b>#\n# heading` };
        const text = markdown([row(1, { details })], () => ({ rank: 1 }));
        const lines = text.split('\n');
        // A heading, the counts and one entry, whatever the title holds.
        expect(lines).toHaveLength(6);
        expect(lines[4]).toMatch(/^- \[/);
        expect(lines[4]).not.toMatch(/(?<!\\)<(?!https:\/\/huggingface\.co\/papers\/2603\.00001>)/);
        expect(lines[4]?.match(/(?<!\\)(?:\\\\)*\]\(/g)).toHaveLength(1);
      }),
    );
  });
});

describe('the groups of a digest', () => {
  it('hold each paper once, in the user’s order of feeds, those of no feed of theirs last', () => {
    const rows = [
      row(1, { feeds: ['arxiv:category/cs.CL', 'huggingface:daily'] }),
      row(2, { feeds: ['huggingface:trending'] }),
      row(3),
    ];
    const digest = digestOf(rows, () => ({ rank: 1 }));
    expect(
      groupsOf(digest, ['huggingface:daily', 'arxiv:category/cs.CL']).map(({ feed }) => feed),
    ).toEqual(['huggingface:daily', 'arxiv:category/cs.CL', 'huggingface:trending']);
  });
});

describe('days', () => {
  const at = (...parts: [number, number, number, number?]) => new Date(...parts).getTime();

  it('begin at midnight of the user’s clock', () => {
    expect(startOfDay(at(2026, 5, 3, 14))).toBe(at(2026, 5, 3));
    expect(startOfDay(at(2026, 5, 3, 14), -6)).toBe(at(2026, 4, 28));
    expect(startOfDay(at(2026, 5, 3, 14), 1)).toBe(at(2026, 5, 4));
  });

  it('have their digest at the hour that the user chose, once', () => {
    expect(nextDigest(9, at(2026, 5, 3, 8))).toBe(at(2026, 5, 3, 9));
    expect(nextDigest(9, at(2026, 5, 3, 9))).toBe(at(2026, 5, 4, 9));
    expect(nextDigest(0, at(2026, 11, 31, 23))).toBe(at(2027, 0, 1, 0));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1e12, max: 2e12 }),
        (hour, now) => {
          const next = nextDigest(hour, now);
          expect(next).toBeGreaterThan(now);
          // A day, and an hour more where a clock goes back.
          expect(next - now).toBeLessThanOrEqual(26 * 3_600_000);
        },
      ),
    );
  });
});
