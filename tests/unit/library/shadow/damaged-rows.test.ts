import { describe, expect, it } from 'vitest';
import { paper } from '../../make';
import { mark, see } from '../set-up';
import { setUpShadowed, told } from './set-up';

async function filled() {
  const set = setUpShadowed();
  const library = set.open();
  await set.act(
    library,
    see(true, [1, 2, 3]),
    mark('queued', true, [1, 2]),
    mark('starred', true, [3]),
    mark('read', true, [4]),
  );
  const before = await told(library);
  set.close();
  return { ...set, before };
}

const damages: readonly (readonly [name: string, row: unknown])[] = [
  ['without its marks', { id: paper(1) }],
  ['whose marks are text', { id: paper(1), marks: 'queued' }],
  ['whose marks are nothing', { id: paper(1), marks: null }],
  ['with a mark that is nothing', { id: paper(1), marks: { queued: null } }],
  ['with a mark without a time', { id: paper(1), marks: { queued: { value: true } } }],
];

/** One row of a store is another. */
async function damage(
  { dump, fill }: Awaited<ReturnType<typeof filled>>,
  store: string,
  row: unknown,
) {
  const rows = (await dump())[store] ?? [];
  await fill({ [store]: rows.map(([key, value]) => [key, key === paper(1) ? row : value]) });
}

describe('a damaged row', () => {
  it.each(damages)('%s is set aside and healed as soon as it is read', async (_, row) => {
    const set = await filled();
    await damage(set, 'marks', row);
    const library = set.open();
    expect(await told(library)).toEqual(set.before);
    expect(await library.healed()).toMatchObject({ aside: 1 });
    set.close();
    const aside = (await set.dump())['aside']?.map(([, value]) => value);
    expect(aside).toEqual([{ store: 'marks', key: paper(1), row }]);
  });

  it.each([['yesterday'], [null], [Number.NaN]])(
    'of when a paper was seen (%s) is set aside and healed with the next mark nearby',
    async (row) => {
      const set = await filled();
      await damage(set, 'seen', row);
      const library = set.open();
      await set.act(library, mark('read', true, [999]));
      expect(await told(library)).toEqual(set.before);
      expect(await library.healed()).toMatchObject({ aside: 1, seen: 1 });
    },
  );

  it('costs only itself where no shadow knows it', async () => {
    const { open, dump, fill, before, shadow } = await filled();
    const rows = await dump();
    shadow.items.clear();
    await fill({
      marks: (rows['marks'] ?? []).map(([key, value]) => [
        key,
        key === paper(3) ? { id: key, marks: 7 } : value,
      ]),
    });
    const after = await told(open());
    expect(after.queue).toEqual(before.queue);
    expect(after.states.filter(({ id }) => id !== paper(3))).toEqual(
      before.states.filter(({ id }) => id !== paper(3)),
    );
  });
});
