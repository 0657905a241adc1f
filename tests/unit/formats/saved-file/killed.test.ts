import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../../utils/actions/journal';
import { examineFile, stageFile } from '../../../../utils/backup/restore-file';
import { type Drained, drain } from '../../../../utils/library/act/drain';
import type { Library } from '../../../../utils/library/library';
import type { Archive } from '../../../../utils/library/restore/open-archive';
import { openArchive } from '../../../../utils/library/restore/open-archive';
import { openLibrary } from '../../../../utils/library/store/open-library';
import { mark, see, setUp, undo } from '../../library/set-up';
import { contents, exported, type Kept, standing } from './set-up';

class Killed extends Error {}

function withName() {
  const { name, library, act } = setUp();
  const kept: Kept = { name, library, act, archive: openArchive({ name }) };
  /** The same database, as the next context to open it finds it. */
  const next = (): Kept => {
    const library = openLibrary({ name });
    return { name, library, act: library.apply, archive: openArchive({ name }) };
  };
  return { kept, next };
}

const many = Array.from({ length: 23 }, (_, n) => n);
const chunk = { papers: 10, seen: 10, aliases: 10 };
const emptyJournal: Journal = {
  write: async () => undefined,
  read: async () => ({ actions: [], damaged: [] }),
  remove: async () => undefined,
  setAside: async () => undefined,
};
/** As every look-up of every context begins. */
async function opened(library: Library): Promise<Drained> {
  const exclusively = (work: () => Promise<void>) => work();
  const { held, over } = drain(library, emptyJournal, {
    exclusively,
    applied: async () => undefined,
  });
  await over;
  return held;
}

/** A file of 23 papers, which is three chunks, and a library with some of them. */
async function setUpRestoring() {
  const { kept, next } = withName();
  const other = withName().kept;
  await other.act(mark('read', true, many));
  await other.act(see(true, many));
  await kept.act(mark('queued', true, [1, 2, 3]));
  await kept.act(mark('starred', true, [50, 51]));
  const file = await exported(other);
  const { sha256 } = (await examineFile(file, kept.library, kept.archive, {})).file;
  return { kept, next, file, sha256 };
}

/** A library whose work dies in the `deadly`th chunk. */
const dying = async (library: Library, deadly: number) => {
  let chunk = 0;
  await library.resume(() => {
    if (++chunk === deadly) throw new Killed();
  });
};

describe('restoring that is killed', () => {
  it('before it was decided has done nothing, and the next one clears up', async () => {
    for (let deadly = 1; deadly <= 4; deadly++) {
      const { kept, next, file, sha256 } = await setUpRestoring();
      const before = await contents(kept);
      let step = 0;
      const mortal =
        <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
        async (...args: A) => {
          if (++step >= deadly) throw new Killed();
          return work(...args);
        };
      const { archive } = kept;
      const dying: Archive = {
        ...archive,
        stage: mortal(archive.stage),
        decide: mortal(archive.decide),
        unstage: () => Promise.reject(new Killed()),
      };
      const dead = stageFile(file, kept.library, dying, { mode: 'replace', sha256, chunk });
      await expect(dead).rejects.toThrow(Killed);
      const later = next();
      await opened(later.library);
      expect(await contents(later)).toEqual(before);
      await stageFile(file, later.library, later.archive, { mode: 'merge', sha256, chunk });
      await later.library.resume();
      expect((await later.library.size()).papers).toBe(25);
    }
  });

  it.each(['merge', 'replace'] as const)(
    'in any chunk of a %s is whole as soon as the library is opened',
    async (mode) => {
      const whole = await setUpRestoring();
      await stageFile(whole.file, whole.kept.library, whole.kept.archive, {
        ...whole,
        mode,
        chunk,
      });
      await whole.kept.library.resume();
      const expected = await standing(whole.kept);
      for (let deadly = 1; deadly <= 3; deadly++) {
        const { kept, next, file, sha256 } = await setUpRestoring();
        const before = await standing(kept);
        const id = await stageFile(file, kept.library, kept.archive, { mode, sha256, chunk });
        await expect(dying(kept.library, deadly)).rejects.toThrow(Killed);
        const later = next();
        const { outcomes } = await opened(later.library);
        expect(outcomes).toMatchObject([{ id, status: 'applied', everywhere: true }]);
        expect(await standing(later)).toEqual(expected);
        expect(await later.act(undo(id))).toMatchObject({ kept: 0 });
        expect(await standing(later)).toEqual(before);
      }
    },
  );

  it('while it is undone is undone whole', async () => {
    const { kept, next, file, sha256 } = await setUpRestoring();
    const before = await standing(kept);
    const id = await stageFile(file, kept.library, kept.archive, {
      mode: 'replace',
      sha256,
      chunk,
    });
    await kept.library.resume();
    // The last step of a chunk.
    const forget = IDBObjectStore.prototype.delete;
    let chunks = 0;
    IDBObjectStore.prototype.delete = function (...args) {
      if (Array.isArray(args[0]) && ++chunks === 2) throw new Killed();
      return forget.apply(this, args);
    };
    const taken = undo(id);
    await expect(kept.act(taken)).rejects.toThrow(Killed);
    IDBObjectStore.prototype.delete = forget;
    expect(await standing(kept)).not.toEqual(before);
    const later = next();
    await opened(later.library);
    expect(await standing(later)).toEqual(before);
    expect(await later.act(taken)).toMatchObject({ status: 'known' });
  });

  it('is done once where two contexts carry it on at the same time', async () => {
    const { kept, next, file, sha256 } = await setUpRestoring();
    await stageFile(file, kept.library, kept.archive, { mode: 'merge', sha256, chunk });
    await Promise.all([kept.library.resume(), next().library.resume()]);
    const [last] = await kept.library.history(9);
    expect(last?.summary).toEqual({ kind: 'import', mode: 'merge', count: 23 });
  });

  it('or cancelled while it is staged leaves nothing', async () => {
    const { kept, file, sha256 } = await setUpRestoring();
    const before = await contents(kept);
    const cancel = new AbortController();
    const { archive } = kept;
    const cancelled = stageFile(
      file,
      kept.library,
      {
        ...archive,
        stage: async (...args) => {
          await archive.stage(...args);
          cancel.abort();
        },
      },
      { mode: 'replace', sha256, chunk, signal: cancel.signal },
    );
    await expect(cancelled).rejects.toThrow(/abort/i);
    expect(await kept.library.resume()).toBeUndefined();
    expect(await contents(kept)).toEqual(before);
  });
});
