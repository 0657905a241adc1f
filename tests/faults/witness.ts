/**
 * A page of the extension that only observes: it hears every write to the journal, and reads the database raw. It is
 * the options page, which does nothing to the library by itself.
 */
import type { Action } from '../../utils/actions/actions-schema.ts';
import type { Driver, Page } from '../e2e/drivers/driver.ts';
import { until } from '../e2e/drivers/find.ts';
import { markOrder, type Picture } from './model.ts';

/** Records every journal key that is written, in order, and once. */
const listen = `(() => {
  window.heard = [];
  const known = new Set();
  const hear = (key, value) => {
    if (!key.startsWith('journal:') || value === undefined || known.has(key)) return;
    known.add(key);
    heard.push(JSON.parse(value));
  };
  const api = globalThis.browser ?? chrome;
  api.storage.local.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) hear(key, newValue);
  });
  return api.storage.local.get(null).then((all) => {
    for (const key of Object.keys(all).sort()) hear(key, all[key]);
  });
})()`;

/**
 * Opens the database at its current place: if one can't be used, the library moves to the next place, which the shadow
 * names.
 */
const openDatabase = `(async () => {
  const api = globalThis.browser ?? chrome;
  const { place = 0 } = (await api.storage.local.get('shadow:head'))['shadow:head'] ?? {};
  if (place === 0) return indexedDB.open('offprint');
  const name = 'offprint-' + place;
  const bucket = await navigator.storageBuckets?.open(name, { durability: 'strict' });
  return (bucket?.indexedDB ?? indexedDB).open(name);
})()`;

/** Everything in the database, read without any code of ours. */
const readDatabase = `new Promise(async (resolve, reject) => {
  setTimeout(() => reject(new Error('the browser opens nothing')), 5_000);
  const opening = await ${openDatabase};
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => opening.error.name === 'AbortError' ? resolve(null) : reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    db.onversionchange = () => db.close();
    db.onclose = () => reject(new Error('closed under the witness'));
    // One that waits for its upgrade has none yet.
    const hasInbox = db.objectStoreNames.contains('inbox');
    const tx = db.transaction(['marks', 'seen', 'actions', 'facts', ...(hasInbox ? ['inbox'] : [])]);
    const inbox = hasInbox && tx.objectStore('inbox').index('waiting').getAll();
    const [marks, seen, when, actions, sign] = [
      tx.objectStore('marks').getAll(),
      tx.objectStore('seen').getAllKeys(),
      tx.objectStore('seen').getAll(),
      tx.objectStore('actions').getAll(),
      tx.objectStore('facts').get('sign of the campaign'),
    ];
    tx.oncomplete = () => {
      db.close();
      resolve({
        marks: marks.result,
        seen: seen.result.filter((_, n) => when.result[n] > 0),
        actions: actions.result,
        isSigned: sign.result === true,
        waiting: (inbox ? inbox.result : []).map(({ id }) => id).sort(),
      });
    };
    tx.onabort = () => {
      db.close();
      reject(tx.error);
    };
  };
})`;

/** A sign that no code copies: if it is missing, this is a new database. */
const signName = 'sign of the campaign';
/** Written to test whether there is room. */
const roomName = 'room of the campaign';

const putFact = (name: string): string => `new Promise(async (resolve, reject) => {
  const opening = await ${openDatabase};
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    db.onversionchange = () => db.close();
    db.onclose = () => reject(new Error('closed under the witness'));
    const tx = db.transaction('facts', 'readwrite', { durability: 'strict' });
    tx.objectStore('facts').put(true, '${name}');
    tx.oncomplete = () => {
      db.close();
      resolve();
    };
    tx.onabort = () => {
      db.close();
      reject(tx.error);
    };
  };
})`;

const readJournal = `(globalThis.browser ?? chrome).storage.local.get(null).then((all) =>
  Object.entries(all)
    .filter(([key]) => key.startsWith('journal:') || key.startsWith('damaged:'))
    .map(([key, text]) => ({ key, kind: JSON.parse(text).kind })))`;

const readBadges = `(async () => {
  const api = globalThis.browser ?? chrome;
  const badges = [];
  for (const { id, url } of await api.tabs.query({})) {
    badges.push({ url, text: await api.action.getBadgeText({ tabId: id }) });
  }
  return badges;
})()`;

/** A mark as it is stored. */
interface Cell {
  readonly value: boolean;
  readonly position?: string;
  readonly time: number;
}

/** A row of the database's `marks`. */
interface Row {
  readonly id: string;
  readonly marks: Readonly<Record<string, Cell | undefined>>;
  readonly tags?: readonly { readonly name: string; readonly value: boolean }[];
  readonly note?: { readonly text: string };
  readonly opened?: number;
}

/** A row of the database's `actions`. */
export interface Remembered {
  readonly id: string;
  readonly tab?: string;
  readonly auto?: true;
  readonly step?: string;
  readonly folded?: string;
  readonly summary: {
    readonly kind: string;
    readonly mark?: string;
    readonly value?: boolean;
    readonly tag?: string;
    readonly from?: string;
    readonly to?: string;
  };
  readonly changes: readonly { paper: string; mark: string; after: unknown }[];
  readonly undoneBy?: string;
}

export interface Stored {
  readonly marks: readonly Row[];
  readonly seen: readonly string[];
  readonly actions: readonly Remembered[];
  /** Whether it is still the signed database. */
  readonly isSigned: boolean;
  /** Ids of the papers that wait in the inbox, sorted. */
  readonly waiting: readonly string[];
}

export interface Witness {
  /** Where it is. */
  readonly page: Page;
  /** Journal writes since the last call, in order. Each is a write that has happened. */
  heard(): Promise<Action[]>;
  /** Keys that still wait in the journal, or were set aside. */
  journal(): Promise<{ key: string; kind: string }[]>;
  stored(): Promise<Stored>;
  /** Signs the database, as `stored` then shows. */
  sign(): Promise<void>;
  /** Writes to the database. Rejects if it can't. */
  write(): Promise<void>;
  badges(): Promise<{ url: string; text: string }[]>;
  /** The button's text away from listings. */
  button(): Promise<string>;
}

/** Opens the witness. What is in the journal already counts as heard. */
export async function openWitness(driver: Driver): Promise<Witness> {
  const page = await driver.extensionPage('options.html');
  await page.evaluate(listen);
  let told = 0;
  return {
    page,
    async heard() {
      const actions = await page.evaluate<Action[]>(`heard.slice(${told})`);
      told += actions.length;
      return actions;
    },
    journal: () => page.evaluate(readJournal),
    async stored() {
      // Chromium drops some requests to open a database that are made while it force-closes connections.
      const { read } = await until(
        async () => ({ read: await page.evaluate<Stored | null>(readDatabase) }),
        'what is stored',
      );
      return read ?? { marks: [], seen: [], actions: [], isSigned: false, waiting: [] };
    },
    sign: () => page.evaluate(putFact(signName)),
    write: () => page.evaluate(putFact(roomName)),
    badges: () => page.evaluate(readBadges),
    button: () => page.evaluate(`(globalThis.browser ?? chrome).action.getBadgeText({})`),
  };
}

/** What is stored, in the model's terms. */
export function pictureOf({ marks, seen, actions }: Stored): Picture {
  const standing = marks.map(
    (row) => [row.id, markOrder.filter((name) => row.marks[name]?.value)] as const,
  );
  const queue = marks
    .flatMap(({ id, marks: { queued } }) =>
      queued?.value ? [{ id, position: queued.position ?? '' }] : [],
    )
    .sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id));
  return {
    marks: Object.fromEntries(standing.filter(([, names]) => names.length > 0)),
    queue: queue.map(({ id }) => id),
    tags: Object.fromEntries(
      marks.flatMap(({ id, tags = [] }) => {
        const on = tags.flatMap(({ name, value }) => (value ? [name] : [])).sort();
        return on.length > 0 ? [[id, on]] : [];
      }),
    ),
    notes: Object.fromEntries(
      marks.flatMap(({ id, note }) => (note?.text ? [[id, note.text]] : [])),
    ),
    actions: Object.fromEntries(actions.map(({ id, undoneBy }) => [id, undoneBy !== undefined])),
    seen: [...seen].sort(),
    opened: marks.flatMap(({ id, opened }) => (opened ? [id] : [])).sort(),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
