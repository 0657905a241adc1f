import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSavedFile } from '../../../../utils/formats/saved-file/read';
import { deleteDatabases } from '../../../../utils/library/store/delete-databases';
import { noteLimit, tagLimit, tagsLimit } from '../../../../utils/paper/state/own-words';
import { mark, note, tag, undo } from '../../library/set-up';
import { runs } from '../../runs';
import { contents, exported, live, restored, setUpKept, signed, standing, steps } from './set-up';

describe('a saved file', () => {
  it('restores an equal library after everything was erased, whatever was done before', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom('merge', 'replace'), async (all, mode) => {
        const kept = setUpKept();
        await live(kept, all);
        const before = await contents(kept);
        const queue = (await standing(kept)).queue;
        const file = await exported(kept);
        await deleteDatabases(kept.name, 0);
        expect(await contents(kept)).toEqual({ papers: [], seen: [], aliases: [] });
        await restored(kept, file, mode as 'merge');
        expect(await contents(kept)).toEqual(before);
        expect((await standing(kept)).queue).toEqual(queue);
      }),
      runs(40),
    );
  });

  it('case 49: restored twice is restored once', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (here, there) => {
        const [kept, other] = [setUpKept(), setUpKept()];
        await live(kept, here);
        await live(other, there);
        const file = await exported(other);
        await restored(kept, file, 'merge');
        const once = await contents(kept);
        await restored(kept, file, 'merge');
        expect(await contents(kept)).toEqual(once);
      }),
      runs(40),
    );
  });

  it('case 49: merged either way gives one library: A ∪ B = B ∪ A', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (ofA, ofB) => {
        const [a, b] = [setUpKept(), setUpKept()];
        await live(a, ofA);
        await live(b, ofB);
        const [fileOfA, fileOfB] = [await exported(a), await exported(b)];
        await restored(a, fileOfB, 'merge');
        await restored(b, fileOfA, 'merge');
        expect(await contents(a)).toEqual(await contents(b));
      }),
      runs(40),
    );
  });

  it('merged in any grouping gives one library: (A ∪ B) ∪ C = A ∪ (B ∪ C)', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, steps, async (...all) => {
        const [a, b, c] = [setUpKept(), setUpKept(), setUpKept()];
        await live(a, all[0]);
        await live(b, all[1]);
        await live(c, all[2]);
        const [fileOfB, fileOfC] = [await exported(b), await exported(c)];
        await restored(b, fileOfC, 'merge');
        const fileOfBoth = await exported(b);
        const other = setUpKept();
        await restored(other, await exported(a), 'merge');
        await restored(other, fileOfBoth, 'merge');
        await restored(a, fileOfB, 'merge');
        await restored(a, fileOfC, 'merge');
        expect(await contents(a)).toEqual(await contents(other));
      }),
      runs(25),
    );
  });

  it('case 49: that replaces leaves what stood in the file, and its undo what stood before', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        steps,
        fc.constantFrom('merge', 'replace'),
        async (here, there, mode) => {
          const [kept, other] = [setUpKept(), setUpKept()];
          await live(other, there);
          await live(kept, here);
          const before = await standing(kept);
          const file = await exported(other);
          const action = await restored(kept, file, mode as 'merge');
          if (mode === 'replace') expect(await standing(kept)).toEqual(await standing(other));
          const outcome = await kept.act(undo(action));
          expect(outcome).toMatchObject({ status: 'applied', kept: 0, everywhere: true });
          expect(await standing(kept)).toEqual(before);
        },
      ),
      runs(40),
    );
  });

  it('undone keeps what the user changed since, and says so in the history', async () => {
    const [kept, other] = [setUpKept(), setUpKept()];
    await other.act(mark('starred', true, [1, 2, 3]));
    const action = await restored(kept, await exported(other), 'merge');
    expect(await kept.library.lastUndoable()).toMatchObject({
      id: action,
      summary: { kind: 'import', mode: 'merge', count: 3 },
    });
    await kept.act(mark('starred', false, [2]));
    const taken = undo(action);
    expect(await kept.act(taken)).toMatchObject({ changed: 2, kept: 1 });
    expect((await standing(kept)).papers).toEqual([]);
    const [last, , first] = await kept.library.history(9);
    expect(last).toMatchObject({ summary: { kind: 'undo', count: 2, kept: 1 } });
    expect(first).toMatchObject({ id: action, undoneBy: taken.id });
    expect(await kept.act(undo(action))).toMatchObject({ reason: 'already undone' });
    expect(await kept.act(undo(taken.id))).toMatchObject({ reason: 'already undone' });
  });

  it('of version 1, which had neither tags nor notes, is still restored', async () => {
    const [kept, other] = [setUpKept(), setUpKept()];
    await other.act(mark('queued', true, [1, 2]));
    await other.act(mark('starred', true, [3]));
    const document = JSON.parse(await (await exported(other)).text());
    const file = new Blob([signed({ ...document, version: 1 })]);
    await restored(kept, file, 'replace');
    expect(await contents(kept)).toEqual(await contents(other));
  });

  it('with as many words of the user as one paper can have is restored', async () => {
    const [kept, other] = [setUpKept(), setUpKept()];
    for (let n = 0; n < tagsLimit; n++)
      await other.act(tag(`${n}`.padEnd(tagLimit, '"'), true, [1]));
    await other.act(note(1, '\u0001'.repeat(noteLimit)));
    await restored(kept, await exported(other), 'merge');
    expect(await contents(kept)).toEqual(await contents(other));
  });

  it('is JSON of one row a line, which any other program can read and lay out anew', async () => {
    const kept = setUpKept();
    await kept.act(mark('queued', true, [1, 2]));
    const text = await (await exported(kept)).text();
    const document = JSON.parse(text);
    expect(document).toMatchObject({
      format: 'offprint-library',
      version: 2,
      createdAt: '2026-11-23T08:15:00.000Z',
      generator: 'Offprint 0.1.0',
      counts: { papers: 2, seen: 0, aliases: 0 },
    });
    expect(text.split('\n').filter((line) => line.startsWith('{"id"'))).toHaveLength(2);
    for (const other of [
      JSON.stringify(document),
      JSON.stringify(document, null, '\t'),
      `\ufeff${text.replaceAll('\n', '\r\n')}`,
      JSON.stringify(Object.fromEntries(Object.entries(document).reverse())),
    ]) {
      const read = await readSavedFile(new Blob([other]), { take: async () => undefined });
      expect(read.counts).toEqual({ papers: 2, seen: 0, aliases: 0 });
    }
  });
});
