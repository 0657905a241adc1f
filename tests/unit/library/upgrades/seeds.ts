/**
 * Databases as each version of the schema wrote them, made without the code of today: stores as they were then and rows
 * as they were written then. A seed is never changed, and each new version adds one.
 */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';

const action = (n: number) => `0mww0000${n}-aaaaaaaaaaaa`;
const time = Number.parseInt('0mww00001', 36);
const mark = (n: number, more: object = {}) => ({
  value: true,
  time: time + n,
  by: 'hand',
  action: action(n),
  ...more,
});

type Rows = Readonly<Record<string, readonly (readonly [row: unknown, key?: string])[]>>;

/** Two queued papers, one starred and read, one taken back, some seen, an action, a visit. */
const rowsOf1: Rows = {
  marks: [
    [{ id: 'arxiv:2603.00001', marks: { queued: mark(1, { position: 'a0', since: time + 1 }) } }],
    [
      {
        id: 'arxiv:2603.00002',
        marks: { queued: mark(1, { position: 'a1', since: time + 1 }), starred: mark(2) },
        opened: time + 7,
      },
    ],
    [{ id: 'arxiv:hep-th/9901001', marks: { starred: mark(3), read: mark(4, { by: 'auto' }) } }],
    [{ id: 'doi:10.1145/3711896.3737123', marks: { hidden: mark(5, { value: false }) } }],
  ],
  papers: [
    [
      {
        id: 'arxiv:2603.00001',
        details: { title: 'The first', authors: ['Ines Okoro', 'Bram de Wit'], upvotes: 3 },
        listing: 'huggingface/day/2026-03-04',
        counted: [{ time: time + 1, upvotes: 3 }],
      },
    ],
    [{ id: 'arxiv:2603.00002', details: { title: 'The second' } }],
    [{ id: 'arxiv:hep-th/9901001', details: { title: 'An old one' } }],
  ],
  seen: [
    [time, 'arxiv:2603.00001'],
    [time + 3, 'arxiv:2603.00004'],
    [-(time + 9), 'arxiv:2603.00005'],
  ],
  actions: [
    [
      {
        id: action(3),
        time: time + 3,
        tab: 'session:7',
        summary: { kind: 'mark', mark: 'starred', value: true, count: 1, title: 'An old one' },
        changes: [{ paper: 'arxiv:hep-th/9901001', mark: 'starred', after: mark(3) }],
      },
    ],
  ],
  visits: [
    [{ tab: 'session:7', listing: 'huggingface/day/2026-03-04', begun: time, last: time + 9 }],
  ],
  facts: [[`session:7 huggingface/day/2026-03-04 ${time}`, 'firstVisit']],
};

const rowsOf2: Rows = {
  ...rowsOf1,
  aliases: [
    [
      {
        id: 'arxiv:2603.00002',
        same: { 'doi:10.1145/3711896.3737124': { value: true, time: time + 1 } },
      },
    ],
    [
      {
        id: 'doi:10.1145/3711896.3737124',
        same: { 'arxiv:2603.00002': { value: true, time: time + 1 } },
      },
    ],
  ],
};

const rowsOf3: Rows = {
  ...rowsOf2,
  facts: [
    ...(rowsOf1['facts'] ?? []),
    [
      {
        generation: 9,
        kept: 8,
        dirty: { 'arxiv:2603.00': 9, 'arxiv:hep-th/9901': 6, 'doi:10.1145/3711896.': 5 },
      },
      'shadow',
    ],
  ],
  aside: [[{ store: 'marks', key: 'arxiv:2603.00009', row: 'garbage' }]],
};

function storesOf1(db: IDBDatabase): void {
  const marks = db.createObjectStore('marks', { keyPath: 'id' });
  marks.createIndex('queue', 'marks.queued.position');
  marks.createIndex('read', 'marks.read.time');
  marks.createIndex('queued', 'marks.queued.time');
  marks.createIndex('starred', 'marks.starred.time');
  marks.createIndex('hidden', 'marks.hidden.time');
  db.createObjectStore('papers', { keyPath: 'id' });
  db.createObjectStore('seen');
  db.createObjectStore('actions', { keyPath: 'id' });
  const visits = db.createObjectStore('visits', { keyPath: ['tab', 'listing'] });
  visits.createIndex('last', 'last');
  db.createObjectStore('facts');
}
function storesOf2(db: IDBDatabase): void {
  storesOf1(db);
  db.createObjectStore('aliases', { keyPath: 'id' });
}
function storesOf3(db: IDBDatabase): void {
  storesOf2(db);
  db.createObjectStore('aside', { autoIncrement: true });
}
function storesOf4(db: IDBDatabase): void {
  storesOf3(db);
  db.createObjectStore('chunks');
}

function storesOf5(db: IDBDatabase, tx: IDBTransaction): void {
  storesOf4(db);
  tx.objectStore('actions').createIndex('tab', 'tab');
}

function storesOf6(db: IDBDatabase, tx: IDBTransaction): void {
  storesOf5(db, tx);
  const inbox = db.createObjectStore('inbox', { keyPath: 'id' });
  inbox.createIndex('waiting', 'waiting');
  inbox.createIndex('rank', ['rank', 'waiting']);
  inbox.createIndex('at', 'at');
  db.createObjectStore('feeds', { keyPath: 'id' });
}
const rowsOf6: Rows = {
  ...rowsOf3,
  inbox: [
    [
      {
        id: 'arxiv:2603.00007',
        details: { title: 'One that waits' },
        feeds: ['arxiv:category/cs.CL'],
        at: time + 5,
        rank: 0,
        waiting: time + 5,
      },
    ],
  ],
  feeds: [
    [
      {
        id: 'arxiv:category/cs.CL',
        checked: time + 5,
        good: time + 5,
        next: time + 9,
        failures: 0,
      },
    ],
  ],
};

function storesOf7(db: IDBDatabase, tx: IDBTransaction): void {
  storesOf6(db, tx);
  const marks = tx.objectStore('marks');
  marks.createIndex('tagged', 'tagged', { multiEntry: true });
  marks.createIndex('noted', 'noted');
}
/** A paper with two tags, one of them taken off, and a note. */
const rowsOf7: Rows = {
  ...rowsOf6,
  marks: [
    ...(rowsOf6['marks'] ?? []),
    [
      {
        id: 'arxiv:2603.00008',
        marks: {},
        tags: [
          { name: 'Later', value: true, time: time + 6, action: action(6) },
          { name: 'Survey', value: false, time: time + 7, action: action(7) },
        ],
        note: { text: 'Read section 3.', time: time + 8, action: action(8) },
        tagged: ['later'],
        noted: time + 8,
      },
    ],
  ],
  papers: [
    ...(rowsOf6['papers'] ?? []),
    [{ id: 'arxiv:2603.00008', details: { title: 'One with words of the user' } }],
  ],
};

const seeds: readonly { stores: (db: IDBDatabase, tx: IDBTransaction) => void; rows: Rows }[] = [
  { stores: storesOf1, rows: rowsOf1 },
  { stores: storesOf2, rows: rowsOf2 },
  { stores: storesOf3, rows: rowsOf3 },
  { stores: storesOf4, rows: rowsOf3 },
  { stores: storesOf5, rows: rowsOf3 },
  { stores: storesOf6, rows: rowsOf6 },
  { stores: storesOf7, rows: rowsOf7 },
];

/** The versions that there are seeds of: all but the current one. */
export const seedVersions: readonly number[] = seeds.map((_, n) => n + 1);

/** Makes the database of a version. */
export async function makeSeed(name: string, version: number): Promise<void> {
  const seed = seeds[version - 1];
  if (!seed) throw new Error(`no seed of version ${version}`);
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    // There is one while it upgrades.
    seed.stores(request.result, request.transaction as IDBTransaction);
  };
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
  request.result.close();
  const db = await openDB(name, version);
  for (const [store, rows] of Object.entries(seed.rows)) {
    for (const [row, key] of rows) await db.put(store, row, key);
  }
  db.close();
}
