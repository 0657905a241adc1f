import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { getMany, rangesOf } from '../../../../utils/library/store/get-many';

test('neighbours are one range, everything else stands alone', () => {
  expect(
    rangesOf([
      'arxiv:2610.00020',
      'arxiv:2611.00001',
      'arxiv:2611.00002',
      'arxiv:2611.00022',
      'arxiv:2611.00043',
      'doi:10.1145/x',
      'doi:10.1145/y',
    ]),
  ).toEqual([
    ['arxiv:2610.00020', 'arxiv:2610.00020'],
    ['arxiv:2611.00001', 'arxiv:2611.00022'],
    ['arxiv:2611.00043', 'arxiv:2611.00043'],
    ['doi:10.1145/x', 'doi:10.1145/x'],
    ['doi:10.1145/y', 'doi:10.1145/y'],
  ]);
});

test('gives exactly the rows that single gets give', async () => {
  const db = await openDB('get many', 1, { upgrade: (db) => void db.createObjectStore('rows') });
  const id = fc.oneof(
    fc.integer({ min: 1, max: 120 }).map((n) => `arxiv:2611.${String(n).padStart(5, '0')}`),
    fc.integer({ min: 1, max: 1_200 }).map((n) => `pmid:${n}`),
    fc.constantFrom('doi:10.1/a', 'doi:10.1/a9', 'doi:10.1/a10', 'arxiv:2611.00005x'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(id), fc.array(id), async (stored, asked) => {
      const tx = db.transaction('rows', 'readwrite');
      await tx.store.clear();
      for (const [n, key] of stored.entries()) await tx.store.put(n, key);
      const found = await getMany<number>(
        {
          ...bound(tx.store),
          getAllKeys: async (range) => (await tx.store.getAllKeys(range)).map(String),
        },
        asked,
      );
      const expected = new Map<string, number>();
      for (const key of asked) {
        const row = await tx.store.get(key);
        if (row !== undefined) expected.set(key, row);
      }
      expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
    }),
  );
  db.close();
});

/** The methods of a store that are used, held to it. */
const bound = (store: {
  get(key: string): Promise<number | undefined>;
  getAll(range: IDBKeyRange): Promise<number[]>;
}) => ({
  get: (key: string) => store.get(key),
  getAll: (range: IDBKeyRange) => store.getAll(range),
});
