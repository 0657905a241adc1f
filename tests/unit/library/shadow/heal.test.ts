import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { blockOf, shardOf } from '../../../../utils/library/shadow/blocks';
import { doiPaperId } from '../../../../utils/paper/ids/doi';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { paper } from '../../make';
import { mark, move, see, undo } from '../set-up';
import { setUpShadowed, told } from './set-up';

const actions = () => {
  const hidden = mark('hidden', true, [5]);
  return [
    see(true, [0, 1, 2, 3, 4, 5, 6]),
    mark('queued', true, [1, 2, 3]),
    mark('starred', true, [4]),
    mark('read', true, [2]),
    mark('starred', true, [3]),
    move(3),
    hidden,
    undo(hidden.id),
    see(false, [6], 'hand'),
  ];
};

async function filled() {
  const it = setUpShadowed();
  const library = it.open();
  await it.act(library, ...actions());
  const before = await told(library);
  it.close();
  return { ...it, before };
}

describe('a database that lost everything', () => {
  it('is healed before it is first read, and says so once', async () => {
    const { name, open, before } = await filled();
    await deleteDB(name);
    const library = open();
    expect(await told(library)).toEqual(before);
    expect(await library.healed()).toEqual({ marked: 4, untitled: 1, seen: 7, aside: 0 });
    await library.forgetHealed();
    expect(await open().healed()).toBeUndefined();
  });

  it('goes on from there: new actions are kept, and it can be healed again', async () => {
    const { name, open, act, close } = await filled();
    await deleteDB(name);
    const library = open();
    await act(library, mark('read', true, [9]), mark('queued', true, [8]));
    const before = await told(library);
    close();
    await deleteDB(name);
    expect(await told(open())).toEqual(before);
  });

  it('is no first visit', async () => {
    const { name, open } = await filled();
    await deleteDB(name);
    expect(await open().visit('x:1', 'arxiv/new/cs.CL', 1)).toMatchObject({ first: false });
  });

  it('tells how many papers have no title until they are met again', async () => {
    const { name, open, act, close } = setUpShadowed();
    await act(open(), mark('read', true, [1, 2]), mark('starred', true, [3]));
    close();
    await deleteDB(name);
    const library = open();
    expect(await library.healed()).toMatchObject({ marked: 3, untitled: 2 });
    expect((await library.paper(paper(3)))?.details).toEqual({ title: 'Paper 3' });
    expect(await library.paper(paper(1))).toBeUndefined();
  });

  it('is healed where only the head of the shadow is lost, too', async () => {
    const { name, open, before, shadow } = await filled();
    await deleteDB(name);
    shadow.items.delete('head');
    expect(await told(open())).toEqual(before);
  });

  it('is healed by the context that opens it first; the others wait', async () => {
    const { name, open, before } = await filled();
    await deleteDB(name);
    const all = await Promise.all([told(open()), told(open()), told(open())]);
    expect(all).toEqual([before, before, before]);
  });

  it('is healed at the next start where the browser died while it was', async () => {
    for (let deadly = 1; deadly <= 3; deadly++) {
      const { name, open, before, shadow, close } = await filled();
      await deleteDB(name);
      let step = 0;
      shadow.beforeSet = () => {
        if (++step === deadly) throw new Error('killed');
      };
      const result = await told(open()).catch(() => 'killed');
      close();
      if (deadly === 1) expect(result).toBe('killed');
      shadow.beforeSet = () => undefined;
      expect(await told(open())).toEqual(before);
    }
  });

  it('has its aliases again, those taken apart included', async () => {
    const { name, open, act, close } = setUpShadowed();
    const [doi, other] = ['10.1145/3711896.3737123', '10.1145/3711896.3737124'].map(doiPaperId);
    const ids = [paper(1), doi, other] as PaperId[];
    const library = open();
    await library.alias(ids, true, 1_000);
    await library.alias([paper(1), ids[2] as PaperId], false, 2_000);
    await act(library, mark('starred', true, [1]));
    const before = await library.withAliases([ids[1] as PaperId]);
    expect(before).toHaveLength(2);
    close();
    await deleteDB(name);
    expect(await open().withAliases([ids[1] as PaperId])).toEqual(before);
    expect(await open().withAliases([paper(1)])).toHaveLength(2);
  });

  it('has those together that the user took apart and joined again', async () => {
    const { name, open, act, close } = setUpShadowed();
    const doi = doiPaperId('10.1145/3711896.3737123') as PaperId;
    const ids = [paper(1), doi];
    const library = open();
    await library.alias(ids, true, 1_000);
    await library.alias(ids, false, 2_000, 'hand');
    await act(library, mark('starred', true, [1]));
    expect(await library.aliases(doi)).toEqual({ same: [], apart: [paper(1)] });
    await library.alias(ids, true, 3_000, 'hand');
    await act(library, mark('starred', true, [2]));
    expect(await library.aliases(doi)).toEqual({ same: [paper(1)], apart: [] });
    close();
    await deleteDB(name);
    expect(await open().aliases(doi)).toEqual({ same: [paper(1)], apart: [] });
  });
});

describe('a database that went back to an earlier state', () => {
  it('is brought forward, and keeps what it has', async () => {
    const { open, act, close, dump, fill } = setUpShadowed();
    const all = actions();
    await act(open(), ...all.slice(0, 3));
    close();
    const earlier = await dump();
    const library = open();
    await act(library, ...all.slice(3));
    const before = await told(library);
    close();
    await fill(earlier);
    const healed = open();
    expect(await told(healed)).toEqual(before);
    expect(await healed.healed()).toBeDefined();
    // What it remembers it can still undo.
    expect(await healed.history(9)).toHaveLength(2);
  });

  it('does not take back an undo of "new again"', async () => {
    const { name, open, act, close } = setUpShadowed();
    const library = open();
    const again = see(false, [1], 'hand');
    await act(library, see(true, [1]));
    const before = await told(library);
    await act(library, again);
    await act(library, undo(again.id));
    expect(await told(library)).toEqual(before);
    close();
    const reopened = open();
    await reopened.tend();
    expect(await told(reopened)).toEqual(before);
    expect(await reopened.healed()).toBeUndefined();
    close();
    await deleteDB(name);
    expect(await told(open())).toEqual(before);
  });
});

describe('rows that went missing without a trace', () => {
  it('come back when a neighbour is marked', async () => {
    const { open, before, dump, fill, act } = await filled();
    const { marks = [], seen = [] } = await dump();
    await fill({ marks: marks.slice(1), seen: seen.slice(2) });
    const library = open();
    expect(await told(library)).not.toEqual(before);
    await act(library, mark('read', true, [999]));
    expect(await told(library)).toEqual(before);
  });

  it('come back when their stretch is looked at', async () => {
    const { open, before, dump, fill } = await filled();
    const { seen = [] } = await dump();
    await fill({ seen: seen.slice(2) });
    const library = open();
    await library.tend();
    expect(await told(library)).toEqual(before);
    expect(await library.healed()).toMatchObject({ marked: 0, seen: 2 });
  });
});

describe('a shadow that lost something', () => {
  it('is rebuilt from the database where it has none of it', async () => {
    const { name, open, before, shadow, close } = await filled();
    const whole = shadow.all();
    shadow.items.clear();
    await open().tend();
    expect(shadow.all()).toMatchObject({ head: { version: 1 } });
    expect(Object.keys(shadow.all()).sort()).toEqual(Object.keys(whole).sort());
    close();
    await deleteDB(name);
    expect(await told(open())).toEqual(before);
  });

  it('is rebuilt where it went back to an earlier state', async () => {
    const { name, open, act, shadow, close } = await filled();
    const earlier = new Map(shadow.items);
    const library = open();
    await act(library, mark('starred', true, [7]));
    await act(library, mark('starred', true, [8]));
    const before = await told(library);
    close();
    shadow.items.clear();
    for (const [key, text] of earlier) shadow.items.set(key, text);
    await open().tend();
    close();
    await deleteDB(name);
    expect(await told(open())).toEqual(before);
  });

  it('has a damaged block written anew, and sets the damaged one aside', async () => {
    const { name, open, before, shadow, close, dump } = await filled();
    const shard = shardOf(blockOf(paper(1)));
    const text = shadow.items.get(shard) ?? '';
    shadow.items.set(shard, text.replace('Paper 1', 'Paper !'));
    const library = open();
    await library.apply(mark('read', true, [8]));
    await library.writeShadow();
    await library.apply(mark('read', false, [8]));
    await library.writeShadow();
    close();
    expect((await dump())['aside']).toHaveLength(1);
    await deleteDB(name);
    const { states, queue } = await told(open());
    expect(queue).toEqual(before.queue);
    expect(states.filter(({ id }) => id !== paper(8))).toEqual(before.states);
  });
});

describe('a store that can not be read', () => {
  it('leaves a library that holds something usable', async () => {
    const { open, before, shadow } = await filled();
    shadow.unreadable = true;
    expect(await told(open())).toEqual(before);
  });

  it('makes an empty one unavailable: nothing lost is shown as empty', async () => {
    const { name, open, shadow } = await filled();
    await deleteDB(name);
    shadow.unreadable = true;
    await expect(open().queue(9)).rejects.toMatchObject({ reason: 'unopenable' });
  });

  it('of a newer version is left alone', async () => {
    const { open, shadow } = await filled();
    shadow.items.set('head', JSON.stringify({ version: 2, generation: 'seven' }));
    const before = new Map(shadow.items);
    await expect(open().queue(9)).rejects.toMatchObject({ reason: 'newer' });
    expect(shadow.items).toEqual(before);
  });
});
