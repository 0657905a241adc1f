import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  announcementOf,
  currentAnnouncement,
  easternDay,
  missedAnnouncements,
  nextAnnouncement,
} from '../../../../../utils/sites/arxiv/feed/schedule';
import { day, hour } from '../../../feeds/set-up';

const at = (text: string) => Date.parse(text);
const iso = (time: number) => new Date(time).toISOString();

/** What a clock in New York shows, by another way than the code's. */
const shown = (time: number) =>
  new Date(time).toLocaleString('en-GB', {
    timeZone: 'America/New_York',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });

const anyTime = fc.integer({ min: at('2015-01-01'), max: at('2045-01-01') });

describe('arXiv announces', () => {
  it.each([
    ['in summer', '2026-07-14T12:00:00Z', '2026-07-15T04:30:00.000Z'],
    ['in winter', '2026-01-13T12:00:00Z', '2026-01-14T05:30:00.000Z'],
    ['before the document of the day', '2026-07-14T04:29:59Z', '2026-07-14T04:30:00.000Z'],
    ['with it', '2026-07-14T04:30:00Z', '2026-07-15T04:30:00.000Z'],
    ['on Friday, then on Monday', '2026-07-17T04:30:00Z', '2026-07-20T04:30:00.000Z'],
    ['on Saturday, then on Monday', '2026-07-18T12:00:00Z', '2026-07-20T04:30:00.000Z'],
    ['over the change to summer time', '2026-03-06T12:00:00Z', '2026-03-09T04:30:00.000Z'],
    ['over the change to winter time', '2026-10-30T12:00:00Z', '2026-11-02T05:30:00.000Z'],
  ])('%s', (_, from, to) => {
    expect(iso(nextAnnouncement(at(from)))).toBe(to);
  });

  it('half an hour after a midnight in New York, from Monday to Friday, always later and never out of order', () => {
    fc.assert(
      fc.property(anyTime, fc.nat(10 * day), (time, more) => {
        const next = nextAnnouncement(time);
        expect(next).toBeGreaterThan(time);
        expect(next - time).toBeLessThanOrEqual(3 * day + hour);
        expect(shown(next)).toMatch(/^(?:Mon|Tue|Wed|Thu|Fri),? 00:30$/);
        expect(nextAnnouncement(time + more)).toBeGreaterThanOrEqual(next);
      }),
    );
  });

  it('so that no two checks fall within one announcement', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const first = nextAnnouncement(time);
        const second = nextAnnouncement(first);
        expect(easternDay(second)).toBeGreaterThan(easternDay(first));
        expect(nextAnnouncement(second - 1)).toBe(second);
        expect(currentAnnouncement(first)?.at).toBe(first);
      }),
    );
  });

  it('and holds each submission once: windows follow each other without a gap', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const first = currentAnnouncement(nextAnnouncement(time));
        const second = currentAnnouncement(nextAnnouncement(nextAnnouncement(time)));
        expect(second?.submittedFrom).toBe(first?.submittedTo);
        expect(shown(first?.submittedTo ?? 0)).toMatch(/ 14:00$/);
        expect(first?.until).toBeGreaterThan(first?.at ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('of these submissions', () => {
    const windows = ['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17'].map(
      (date) => {
        const found = announcementOf(at(date));
        return found && `${found.date} ${shown(found.submittedFrom)} ${shown(found.submittedTo)}`;
      },
    );
    expect(windows.map((window) => window?.replaceAll(',', ''))).toEqual([
      '2026-07-13 Thu 14:00 Fri 14:00',
      '2026-07-14 Fri 14:00 Mon 14:00',
      '2026-07-15 Mon 14:00 Tue 14:00',
      '2026-07-16 Tue 14:00 Wed 14:00',
      '2026-07-17 Wed 14:00 Thu 14:00',
    ]);
    expect(announcementOf(at('2026-07-18'))).toBeUndefined();
    expect(announcementOf(at('2026-07-19'))).toBeUndefined();
  });
});

describe('announcements that were missed', () => {
  const missed = (now: string, since: string | undefined, limit = 10) =>
    missedAnnouncements(at(now), since === undefined ? undefined : at(since), limit).map(
      ({ date }) => date,
    );

  it.each([
    ['none, checked yesterday', '2026-07-15T12:00Z', '2026-07-14T12:00Z', []],
    ['none, checked a minute ago', '2026-07-15T12:00Z', '2026-07-15T11:59Z', []],
    ['one, its document is gone', '2026-07-15T12:00Z', '2026-07-13T12:00Z', ['2026-07-14']],
    ["Friday's, on Saturday", '2026-07-18T12:00Z', '2026-07-16T12:00Z', ['2026-07-17']],
    ["none, where Friday's was seen", '2026-07-19T12:00Z', '2026-07-17T12:00Z', []],
    ['two over a weekend', '2026-07-20T12:00Z', '2026-07-15T12:00Z', ['2026-07-17', '2026-07-16']],
    ['none at first', '2026-07-15T12:00Z', undefined, []],
    ['the last one at first, on a Sunday', '2026-07-19T12:00Z', undefined, ['2026-07-17']],
    ['none where the clock was put back', '2026-07-15T12:00Z', '2026-08-15T12:00Z', []],
  ])('%s', (_, now, since, dates) => {
    expect(missed(now, since)).toEqual(dates);
  });

  it('are bounded, the newest first', () => {
    expect(missed('2026-07-20T12:00Z', '2025-01-01T00:00Z', 3)).toEqual([
      '2026-07-17',
      '2026-07-16',
      '2026-07-15',
    ]);
  });

  it('and those asked for now are all that there were, each once', () => {
    fc.assert(
      fc.property(anyTime, fc.nat(9 * day), (since, gap) => {
        const now = since + gap;
        const all: string[] = [];
        for (let next = nextAnnouncement(since); next <= now; next = nextAnnouncement(next)) {
          all.unshift(currentAnnouncement(next)?.date ?? '');
        }
        const current = currentAnnouncement(now);
        const asked = [
          ...(current && current.at > since ? [current.date] : []),
          ...missedAnnouncements(now, since, 10).map(({ date }) => date),
        ];
        expect(asked).toEqual(all);
      }),
    );
  });
});
