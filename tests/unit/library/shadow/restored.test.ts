import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../utils/actions/actions-schema';
import { noSavedRows } from '../../../../utils/formats/saved-file/file-rows';
import type { SavedPaper } from '../../../../utils/formats/saved-file/saved-file-schema';
import type { Library } from '../../../../utils/library/library';
import { openArchive } from '../../../../utils/library/restore/open-archive';
import { doiPaperId } from '../../../../utils/paper/ids/doi';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { newActionId, nextMoment } from '../../../../utils/paper/state/action-id';
import { mark as markOf, paper } from '../../make';
import { mark, undo } from '../set-up';
import { setUpShadowed, told } from './set-up';

const doi = doiPaperId('10.1145/3711896.3737123') as PaperId;

function opened(n: number): Action {
  const time = nextMoment();
  return { id: newActionId(time), time, kind: 'opened', paper: paper(n) };
}

async function filled() {
  const set = setUpShadowed();
  const library = set.open();
  await set.act(library, mark('starred', true, [1, 2]), opened(1));
  await library.alias([paper(1), doi], true, 1_000);
  await library.writeShadow();
  return { ...set, library };
}

/** Restores a file that has one paper, starred. */
async function restoreOne(
  {
    name,
    shadow,
    library,
  }: { name: string; shadow: ReturnType<typeof setUpShadowed>['shadow']; library: Library },
  mode: 'merge' | 'replace',
) {
  const archive = openArchive({ name, shadow: shadow.store });
  const time = nextMoment();
  const id = newActionId(time);
  const one: SavedPaper = {
    id: paper(2),
    marks: { starred: markOf(true, 5) },
    details: { title: 'As in the file' },
  };
  const gone: SavedPaper = { id: paper(1), marks: {} };
  const aliases =
    mode === 'merge'
      ? [{ id: paper(3), same: { [doi]: { value: true, time: 7 } } }]
      : [
          { id: paper(1), same: {} },
          { id: doi, same: {} },
        ];
  await archive.stage(id, 0, {
    ...noSavedRows,
    papers: mode === 'merge' ? [one] : [one, gone],
    aliases,
  });
  await archive.decide({ id, time, mode, chunks: 1 });
  await library.resume();
  await library.writeShadow();
  return id;
}

const known = async (library: Library) => ({
  ...(await told(library, [1, 2, 3])),
  aliases: (await library.withAliases([doi])).length,
});

describe('a library that was replaced by a file', () => {
  it('stays as the file says: the shadow brings nothing back', async () => {
    const set = await filled();
    await restoreOne(set, 'replace');
    const after = await known(set.library);
    expect(after.aliases).toBe(1);
    expect(after.states.find(({ id }) => id === paper(1))?.opened).toBeUndefined();
    await set.library.tend();
    expect(await known(set.library)).toEqual(after);
    set.close();
    await deleteDB(set.name);
    expect(await known(set.open())).toEqual(after);
  });

  it('is as before once that is undone', async () => {
    const set = await filled();
    const before = await known(set.library);
    await set.act(set.library, undo(await restoreOne(set, 'merge')));
    const after = await known(set.library);
    expect(after.aliases).toBe(before.aliases);
    set.close();
    await deleteDB(set.name);
    expect((await known(set.open())).aliases).toBe(before.aliases);
  });
});
