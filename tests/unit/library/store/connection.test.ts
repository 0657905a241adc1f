import 'fake-indexeddb/auto';
import { deleteDB, openDB, unwrap } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noShadow } from '../../../../utils/library/shadow/shadow';
import { createConnection } from '../../../../utils/library/store/connection';
import { openLibrary } from '../../../../utils/library/store/open-library';
import { StorageUnavailable } from '../../../../utils/library/store/storage-errors';
import { schemaVersion } from '../../../../utils/library/store/upgrades';
import { paper } from '../../make';
import { mark, setUp } from '../set-up';

const open = indexedDB.open.bind(indexedDB);

/** A request to open of which no event ever comes. */
function unanswered(): IDBOpenDBRequest {
  const request = open('another');
  for (const type of ['success', 'upgradeneeded']) {
    request.addEventListener(type, (event) => event.stopImmediatePropagation());
  }
  return request;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the connection', () => {
  it('case 21: is opened again after it was closed under us', async () => {
    const connection = createConnection('closed under us', noShadow);
    const first = await connection.use(async (db) => db);
    first.close();
    let used = 0;
    const count = await connection.use(async (db) => {
      used++;
      return db.count('marks');
    });
    expect([count, used]).toEqual([0, 2]);
    expect(await connection.use(async (db) => db === first)).toBe(false);
  });

  it('case 21: is not left behind as damaged for being closed again and again', async () => {
    let moves = 0;
    const move = async () => {
      moves++;
      throw new Error('moved');
    };
    const connection = createConnection('closed again and again', { ...noShadow, move });
    let used = 0;
    const count = await connection.use(async (db) => {
      if (++used < 3) db.close();
      return db.count('marks');
    });
    expect([count, used, moves]).toEqual([0, 3, 0]);
  });

  it('case 21: is asked for again where the browser forgot that it was (faults, seed 9003)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const spy = vi.spyOn(indexedDB, 'open').mockImplementationOnce(unanswered);
    const { act } = setUp();
    const outcome = act(mark('read', true, [1]));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await outcome).toMatchObject({ status: 'applied' });
    expect(spy.mock.calls.map(([name]) => name)).toHaveLength(2);
  });

  it('case 21: is not left behind as damaged where the browser never answers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const spy = vi.spyOn(indexedDB, 'open').mockImplementation(unanswered);
    let moves = 0;
    const move = async () => {
      moves++;
      throw new Error('moved');
    };
    const connection = createConnection('never answered', { ...noShadow, move });
    const outcome = expect(connection.use((db) => db.count('marks'))).rejects.toMatchObject({
      reason: 'unopenable',
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await outcome;
    expect([moves, spy.mock.calls.length]).toEqual([0, 4]);
  });

  it('case 21: gives up what is never answered because the browser closed it (faults, seed 9003)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const connection = createConnection('closed without a word', noShadow);
    let used = 0;
    const count = connection.use((db) => {
      if (++used > 1) return db.count('marks');
      unwrap(db).onclose?.(new Event('close'));
      return new Promise<number>(() => undefined);
    });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(() => expect(used).toBe(2));
    expect(await count).toBe(0);
  });

  it('case 22: makes way for another version that wants to upgrade, and works after it was deleted', async () => {
    const { name, library, act } = setUp();
    await act(mark('read', true, [1]));
    await deleteDB(name);
    expect(await library.lookUp([paper(1)])).toEqual([]);
    await act(mark('read', true, [2]));
    expect(await library.lookUp([paper(2)])).toHaveLength(1);
  });

  it('case 24: refuses a newer database with a reason, and leaves it alone', async () => {
    const name = 'of the future';
    const newer = await openDB(name, schemaVersion + 1, {
      upgrade: (db) => void db.createObjectStore('marks').put('kept', 'row'),
    });
    newer.close();
    const library = openLibrary({ name });
    await expect(library.lookUp([paper(1)])).rejects.toMatchObject({ reason: 'newer' });
    await expect(library.apply(mark('read', true, [1]))).rejects.toThrow(StorageUnavailable);
    const again = await openDB(name, schemaVersion + 1);
    expect(await again.get('marks', 'row')).toBe('kept');
  });

  it('says that the storage is full', async () => {
    const connection = createConnection('full', noShadow);
    const full = new DOMException('no space', 'QuotaExceededError');
    await expect(connection.use(() => Promise.reject(full))).rejects.toMatchObject({
      reason: 'full',
    });
  });
});
