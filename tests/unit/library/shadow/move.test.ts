import { afterEach, describe, expect, it, vi } from 'vitest';
import { paper } from '../../make';
import { mark } from '../set-up';
import { dump, setUpShadowed, told } from './set-up';

afterEach(() => void vi.restoreAllMocks());

/** Makes databases such that they can't be opened: every request to fails. */
function breakOpening(...names: readonly string[]) {
  const open = indexedDB.open.bind(indexedDB);
  return vi.spyOn(indexedDB, 'open').mockImplementation((wanted, version) => {
    const isBroken = names.includes(wanted);
    const request = open(wanted, isBroken ? 999 : version);
    if (isBroken) {
      request.addEventListener('upgradeneeded', (event) => {
        event.stopImmediatePropagation();
        request.transaction?.abort();
      });
    }
    return request;
  });
}

/** Makes some rows of a store such that reading them ends the transaction, as undecodable ones do in Firefox. */
function breakReading(name: string, store: string, isBroken: (query: unknown) => boolean) {
  for (const method of ['get', 'getAll', 'openCursor'] as const) {
    const original = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      const request = original.apply(this, args);
      const isHere = this.name === store && this.transaction.db.name === name;
      if (isHere && isBroken(args[0])) queueMicrotask(() => this.transaction.abort());
      return request;
    });
  }
}

async function filled() {
  const it = setUpShadowed();
  const library = it.open();
  const starred = mark('starred', true, [3], {
    papers: [
      { id: paper(3), details: { title: 'Paper 3', authors: ['A', 'B'], abstract: 'Long' } },
    ],
  });
  await it.act(library, mark('queued', true, [1, 2]), starred, mark('read', true, [4, 5]));
  const before = await told(library);
  it.close();
  return { ...it, before };
}

describe('case 18: a database that can not be opened', () => {
  it('is left behind, and the library healed at the next place', async () => {
    const { name, open, before, shadow, act, close } = await filled();
    breakOpening(name);
    const library = open();
    expect(await told(library)).toEqual(before);
    expect(shadow.all()['head']).toMatchObject({ place: 1 });
    await act(library, mark('starred', true, [7]));
    close();
    expect((await open().lookUp([paper(7)]))[0]?.marks.starred?.value).toBe(true);
  });

  it('is not left while no other opens either, as on a full disk', async () => {
    const { name, open, before, shadow } = await filled();
    const broken = breakOpening(name, `${name}-1`);
    const library = open();
    await expect(library.queue(9)).rejects.toMatchObject({ reason: 'unopenable' });
    broken.mockRestore();
    expect(await told(library)).toEqual(before);
    expect(await library.history(9)).toHaveLength(3);
    expect(shadow.all()['head']).not.toHaveProperty('place');
  });

  it('is not left where it opens as soon as another does: there is room again', async () => {
    const { name, open, before, shadow } = await filled();
    const broken = breakOpening(name);
    const original = broken.getMockImplementation();
    broken.mockImplementation((wanted, version) => {
      if (wanted === `${name}-1`) broken.mockRestore();
      return original?.(wanted, version) ?? indexedDB.open(wanted, version);
    });
    const library = open();
    expect(await told(library)).toEqual(before);
    expect(await library.history(9)).toHaveLength(3);
    expect(shadow.all()['head']).not.toHaveProperty('place');
  });

  it('stays there for all contexts', async () => {
    const { name, open, before } = await filled();
    breakOpening(name);
    const all = await Promise.all([told(open()), told(open())]);
    expect(all).toEqual([before, before]);
  });

  it('is salvaged as soon as it opens again: details, history, titles; and then deleted', async () => {
    const { name, open, shadow, close } = await filled();
    const broken = breakOpening(name);
    const moved = open();
    await moved.apply(mark('starred', false, [3]));
    expect((await moved.paper(paper(3)))?.details.abstract).toBeUndefined();
    expect(await moved.history(9)).toHaveLength(1);
    await moved.tend();
    close();
    broken.mockRestore();
    const library = open();
    await library.tend();
    expect((await library.paper(paper(3)))?.details).toMatchObject({
      title: 'Paper 3',
      authors: ['A', 'B'],
      abstract: 'Long',
    });
    expect((await library.paper(paper(4)))?.details.title).toBe('Paper 4');
    expect(await library.history(9)).toHaveLength(4);
    const [state] = await library.lookUp([paper(3)]);
    expect(state?.marks.starred?.value).toBe(false);
    expect(shadow.all()['head']).toMatchObject({ place: 1 });
    close();
    const names = (await indexedDB.databases()).map((each) => each.name);
    expect(names).toContain(`${name}-1`);
    expect(names).not.toContain(name);
  });

  it('case 20: makes the library unavailable where the shadow is lost, too, or not complete', async () => {
    const { name, open, shadow } = await filled();
    breakOpening(name);
    const head = shadow.items.get('head') ?? '';
    shadow.items.set('head', JSON.stringify({ ...JSON.parse(head), rebuilt: 'arxiv:2603.' }));
    await expect(open().queue(9)).rejects.toMatchObject({ reason: 'unopenable' });
    shadow.items.clear();
    await expect(open().queue(9)).rejects.toMatchObject({ reason: 'unopenable' });
    expect(shadow.items.size).toBe(0);
  });
});

describe('a database of which a part can not be read', () => {
  it('is left behind as soon as that part is needed; what can be read is salvaged', async () => {
    const { name, open, before } = await filled();
    breakReading(name, 'marks', () => true);
    const library = open();
    expect(await told(library)).toEqual(before);
    await library.tend();
    expect((await library.paper(paper(3)))?.details.abstract).toBe('Long');
    expect(await library.history(9)).toHaveLength(3);
  });

  it('keeps the other rows where single ones can not be read', async () => {
    const { name, open } = await filled();
    breakReading(name, 'papers', (query) => query !== paper(4));
    const library = open();
    await expect(library.paper(paper(3))).resolves.toMatchObject({ details: { title: 'Paper 3' } });
    await library.tend();
    expect((await library.paper(paper(4)))?.details.title).toBe('Paper 4');
    expect(await library.paper(paper(5))).toBeUndefined();
  });

  it('is not left behind for a failure that passes', async () => {
    const { name, open, before, shadow } = await filled();
    const library = open();
    let failures = 2;
    breakReading(name, 'marks', () => failures-- > 0);
    await library.lookUp([paper(1)]).catch(() => undefined);
    expect(await told(library)).toEqual(before);
    expect(shadow.all()['head']).not.toHaveProperty('place');
    expect(await dump(name)).toHaveProperty('marks');
  });
});
