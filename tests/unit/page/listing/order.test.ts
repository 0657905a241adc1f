import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import {
  canReorder,
  orderNames,
  ordersOf,
  sorter,
} from '../../../../components/page/listing/order';
import type { PaperDetails } from '../../../../utils/paper/details/details-schema';
import type { Entry } from '../../../../utils/sites/site';
import { paper } from '../../make';
import { runs } from '../../runs';

function page(display: string, count = 3) {
  const items = Array.from({ length: count }, () => '<article></article>').join('');
  const { document } = new JSDOM(`<div style="display: ${display}">${items}<nav></nav></div>`)
    .window;
  const entries = [...document.querySelectorAll<HTMLElement>('article')].map(
    (element, n): Entry => ({ id: paper(n), title: `Paper ${n}`, element }),
  );
  return { document, entries };
}
const numbers = (entries: readonly Entry[]) => entries.map(({ title }) => Number(title.slice(6)));

describe('sorting a listing', () => {
  it('is possible where entries stand in one grid or flex box, and not elsewhere', () => {
    expect(canReorder(page('grid').entries)).toBe(true);
    expect(canReorder(page('flex').entries)).toBe(true);
    expect(canReorder(page('block').entries)).toBe(false);
    expect(canReorder([])).toBe(false);
    const { entries } = page('grid');
    expect(canReorder([...entries, ...page('grid').entries])).toBe(false);
  });

  it('puts the largest first, those without a number last, and moves no node', () => {
    const { document, entries } = page('grid', 4);
    const upvotes = [5, undefined, 9, 5];
    const details = (entry: Entry): PaperDetails => {
      const n = upvotes[numbers([entry])[0] ?? 0];
      return { title: entry.title, ...(n !== undefined && { upvotes: n }) };
    };
    const before = document.body.innerHTML;
    const sorted = sorter('upvotes')?.sorted(entries, details) ?? [];
    expect(numbers(sorted)).toEqual([2, 0, 3, 1]);
    sorter('upvotes')?.place(sorted, true);
    const seen = [...document.querySelectorAll<HTMLElement>('div > *')];
    expect(seen.map(({ style }) => Number(style.order))).toEqual([-3, -1, -4, -2, 0]);
    sorter('upvotes')?.place(sorted, false);
    expect(document.body.innerHTML.replaceAll(' style=""', '')).toBe(before);
  });

  it('offers only orders in which entries differ', () => {
    const { entries } = page('grid');
    const details = ({ title }: Entry): PaperDetails => ({
      title,
      upvotes: 3,
      publishedOn: `2026-06-0${Number(title.slice(6)) + 1}`,
    });
    expect(ordersOf(entries.map(details))).toEqual(['listing', 'date']);
  });

  it('case 46: loses and doubles nothing, whatever the numbers', () => {
    const count = fc.option(fc.nat(50), { nil: undefined });
    fc.assert(
      fc.property(fc.array(count), fc.constantFrom(...orderNames), (values, order) => {
        const { entries } = page('grid', values.length);
        const details = (entry: Entry): PaperDetails => {
          const n = values[numbers([entry])[0] ?? 0];
          return { title: '', ...(n !== undefined && { upvotes: n, comments: n }) };
        };
        const sorted = sorter(order)?.sorted(entries, details) ?? entries;
        expect(sorted.toSorted((a, b) => entries.indexOf(a) - entries.indexOf(b))).toEqual(entries);
      }),
      runs(50),
    );
  });
});
