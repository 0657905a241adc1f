import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  beside,
  hashOf,
  isForgotten,
  readPeriod,
  spanOf,
  yesterday,
} from '../../../utils/digest/period';

const at = (...parts: [number, number, number, number?]) => new Date(...parts).getTime();
const now = at(2026, 5, 3, 14);
const hour = 3_600_000;

afterEach(() => vi.unstubAllEnvs());

describe('the days of a digest', () => {
  it('are today, unless the hash says otherwise', () => {
    for (const hash of ['', '#', '#day', '#nonsense', '#day/2026-06-03', '#day/2026-06-04'])
      expect(readPeriod(hash, now), hash).toEqual({ days: 1 });
    expect(readPeriod('#day/2026-06-02', now)).toEqual({ days: 1, last: at(2026, 5, 2) });
    expect(readPeriod('#week', now)).toEqual({ days: 7 });
    expect(readPeriod('#week/2025-12-31', now)).toEqual({ days: 7, last: at(2025, 11, 31) });
  });

  it.each(['#day/2026-02-30', '#day/2026-13-01', '#day/0050-01-01', '#day/2026-6-2', '#day/'])(
    'are no days that there are not: %s',
    (hash) => expect(readPeriod(hash, now)).toEqual({ days: 1 }),
  );

  it('go from midnight to midnight by the user’s clock', () => {
    expect(spanOf({ days: 1 }, now)).toEqual({ from: at(2026, 5, 3), until: at(2026, 5, 4) });
    expect(spanOf({ days: 7 }, now)).toEqual({ from: at(2026, 4, 28), until: at(2026, 5, 4) });
    expect(spanOf(yesterday(now), now)).toEqual({ from: at(2026, 5, 2), until: at(2026, 5, 3) });
    expect(hashOf(yesterday(now))).toBe('#day/2026-06-02');
  });

  it('have neighbours, up to today and down to what is forgotten', () => {
    expect(beside({ days: 1 }, 1, now)).toBeUndefined();
    expect(beside({ days: 1 }, -1, now)).toEqual(yesterday(now));
    expect(beside(yesterday(now), 1, now)).toEqual({ days: 1 });
    expect(beside({ days: 7 }, -1, now)).toEqual({ days: 7, last: at(2026, 4, 27) });
    // A week that would end in the future is the one until today.
    expect(beside({ days: 7, last: at(2026, 4, 30) }, 1, now)).toEqual({ days: 7 });
    let days = 0;
    for (let period = beside({ days: 1 }, -1, now); period; period = beside(period, -1, now)) {
      expect(isForgotten(period, now)).toBe(false);
      days++;
    }
    expect(days).toBe(90);
    expect(isForgotten({ days: 1, last: at(2026, 0, 1) }, now)).toBe(true);
  });

  it.each(['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'UTC', 'America/Havana'])(
    'are told in order, without a gap, wherever clocks change (%s)',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      // Years in which some of them went forward at midnight, so that a day began at one.
      const moments = fc.date({
        min: new Date('2010-01-01'),
        max: new Date('2030-01-01'),
        noInvalidDate: true,
      });
      fc.assert(
        fc.property(moments, fc.constantFrom(1 as const, 7 as const), (date, days) => {
          const time = date.getTime();
          const today = { days };
          const { from, until } = spanOf(today, time);
          expect(from <= time && time < until).toBe(true);
          expect(until - from).toBeLessThanOrEqual(days * 24 * hour + hour);
          expect(readPeriod(hashOf(today), time)).toEqual(today);
          const before = beside(today, -1, time);
          if (!before) throw new Error('nothing before today');
          expect(spanOf(before, time).until).toBe(from);
          expect(readPeriod(hashOf(before), time)).toEqual(before);
          expect(beside(before, 1, time)).toEqual(today);
        }),
      );
    },
  );
});
