/** Cases from the field that are kept beside the repository, read by the sources that would meet them. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../utils/checks/sources';
import { createJudge } from '../../../utils/rules/rules';
import { follow, outcome } from './lies';

const folder = resolve(import.meta.dirname, '../../../../shared/cases');
const there = existsSync(folder);
if (!there) console.warn(`Skipped the cases from the field: ${folder} is not there.`);
const text = (name: string) => readFileSync(resolve(folder, name), 'utf8');

const tuesday = Date.parse('2026-08-11T12:00:00Z');
const wednesday = Date.parse('2026-08-12T12:00:00Z');
const category = 'arxiv:category/cs.AI';

describe.skipIf(!there)('a case from the field (skipped: they are not here)', () => {
  it('01: a stale batch is no success, and the day comes the next day', async () => {
    const feed = follow(category);
    await feed.check(tuesday, () => text('01-tuesday.xml'));
    const row = await feed.check(wednesday, () => text('01-wednesday-stale.xml'));
    expect(outcome(row)).toBe('not believed: stale');
    expect(row.good).toBe(tuesday);
    expect(new Date(row.next).toISOString()).toContain('2026-08-12');
    await feed.check(wednesday + 24 * 3_600_000, () => '');
    const missed = feed.asked.find(({ hostname }) => hostname === 'export.arxiv.org');
    expect(missed?.searchParams.get('search_query')).toContain('TO 202608111800]');
  });

  it('02: a short page is not the last one', async () => {
    const feed = follow(category);
    await feed.check(tuesday, () => text('01-tuesday.xml'));
    const row = await feed.check(wednesday + 3 * 24 * 3_600_000, () =>
      text('02-short-page-of-500.xml'),
    );
    expect(feed.asked.map((url) => url.searchParams.get('start'))).toEqual(['0', '3']);
    expect(outcome(row)).toBe('no feed: incomplete');
    expect(row.good).toBe(tuesday);
  });

  const paperIn = (name: string) => {
    const [request] = sourceOf(category).requests(wednesday, tuesday);
    const [paper] = request?.read(text(name)).papers ?? [];
    return paper?.details;
  };
  it('04: affiliations', () =>
    expect(paperIn('04-affiliations.xml')?.authors).toEqual([
      'Ada Example',
      'Bo Muster',
      'Cy Sample',
    ]));

  it('05: TeX', () => {
    const details = paperIn('05-tex-accents.xml') ?? { title: '' };
    expect(details.title).toBe('On the Schrödinger equation');
    expect(details.authors).toEqual(['Paul Erdős', 'Jürgen Müller']);
    for (const [by, value] of [
      ['author', 'Paul Erdős'],
      ['words', 'Schrödinger'],
    ] as const) {
      expect(createJudge([{ does: 'raise', by, value }])(details).rank).toBe(2);
    }
  });

  it('06: new words', async () => {
    const feed = follow(category);
    const row = await feed.check(wednesday, () => text('06-other-words-for-types.xml'));
    expect(outcome(row)).toBe('no feed: not understood');
    expect(row.good).toBeUndefined();
  });

  it.each([
    ['09-junk-after-root.xml', 'A'],
    ['11-escaped-twice.xml', 'Growth of E. coli at p < 0.05'],
    ['12-publishers-tags.xml', 'RNA in x rays'],
  ])('%s', async (name, title) => {
    const feed = follow('rss:https://link.springer.com/search.rss');
    await feed.check(wednesday, () => text(name));
    expect([...feed.inbox.values()]).toEqual([title]);
  });
});
