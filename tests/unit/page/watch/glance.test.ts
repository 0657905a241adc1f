import { describe, expect, it } from 'vitest';
import { glance } from '../../../../components/page/watch/glance';
import { screensAway } from '../../../../components/page/watch/screens-away';
import { near } from '../../../../components/page/watch/survey';

const screen = { innerWidth: 1_000, innerHeight: 500 } as Window;

/** Entries of a list with their tops, in the order of the document; those without one have no box. */
function listOf(tops: readonly (number | undefined)[], left = 0) {
  const measured = new Set<number>();
  const entries = tops.map((top, index) => {
    const box =
      top === undefined
        ? { top: 0, bottom: 0, left: 0, right: 0 }
        : { top, bottom: top + 90, left, right: left + 300 };
    const element = {
      getBoundingClientRect() {
        measured.add(index);
        return box as DOMRect;
      },
    };
    return { element: element as Element };
  });
  return { entries, measured };
}

/** Places of the entries that are near. */
const nearOf = (entries: readonly { element: Element }[]) =>
  entries.flatMap(({ element }, index) => (screensAway(element, screen) < near ? [index] : []));

/** A list of 2,000 rows of so many entries, scrolled so far. */
const rows = (wide: number, scrolled: number) =>
  Array.from({ length: 2_000 }, (_, n) => Math.floor(n / wide) * 100 - scrolled);

/** The same in columns, one after the other. */
const columns = (wide: number, scrolled: number) =>
  Array.from({ length: 2_000 }, (_, n) => (n % (2_000 / wide)) * 100 - scrolled);

describe('a glance at a long list', () => {
  it('misses none that is near, in rows and in columns, wherever they are scrolled', () => {
    for (const scrolled of [0, 50, 1_000, 33_333, 99_000, 199_500, 300_000, -700, -5_000]) {
      for (const wide of [1, 2, 4]) {
        for (const tops of [rows(wide, scrolled), columns(wide, scrolled)]) {
          const { entries } = listOf(tops);
          const mayBeNear = glance(entries, screen);
          expect(nearOf(entries).filter((place) => !mayBeNear(place))).toEqual([]);
        }
      }
    }
  });

  it('measures a sixteenth, and leaves few to be measured', () => {
    const { entries, measured } = listOf(rows(1, 50_000));
    const mayBeNear = glance(entries, screen);
    expect(measured.size).toBe(125);
    expect(entries.filter((_, index) => mayBeNear(index)).length).toBeLessThan(64);
  });

  it('misses none beside entries that are left out', () => {
    const tops = rows(1, 0).map((top, place) => (place % 5 === 4 ? top / 5 : undefined));
    const { entries } = listOf(tops);
    const mayBeNear = glance(entries, screen);
    expect(
      nearOf(entries).filter((place) => tops[place] !== undefined && !mayBeNear(place)),
    ).toEqual([]);
  });

  it('leaves a list that scrolls sideways to be measured as a whole', () => {
    const { entries } = listOf(
      Array.from({ length: 300 }, () => 100),
      20_000,
    );
    const mayBeNear = glance(entries, screen);
    expect(entries.every((_, index) => mayBeNear(index))).toBe(true);
  });
});
