import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportPapers } from '../../../utils/backup/export-papers';
import { matchUnnamed, planImport, stageImport } from '../../../utils/backup/import-papers';
import { importedRow, type Meaning } from '../../../utils/backup/import-row';
import { importLimit, openFile, readPapers } from '../../../utils/backup/read-papers';
import { SavedPaperSchema } from '../../../utils/formats/saved-file/saved-file-schema';
import { detailsOf } from '../../../utils/imports/file-details';
import { readFile } from '../../../utils/imports/read-file';
import { newActionId } from '../../../utils/paper/state/action-id';
import { defaultSettings } from '../../../utils/settings/settings';
import { exported, type Kept, setUpKept, standing } from '../formats/saved-file/set-up';
import { all } from '../imports/parts-of';
import { mark, note, tag, undo } from '../library/set-up';
import { doi, paper } from '../make';

const meaning: Meaning = { mark: 'starred', tag: '', tags: true, notes: true };

const entry = (n: number, more = ''): string =>
  `@misc{key${n},\n title = {Paper ${n}}, author = {Lovelace, Ada}, eprint = {${paper(n).slice(6)}}, archivePrefix = {arXiv}${more}\n}\n`;

const read = async (text: string | Blob) =>
  readPapers(readFile(await openFile(text instanceof Blob ? text : new Blob([text]))));

/** All papers of a file. */
const papersOf = async ({ found }: Awaited<ReturnType<typeof read>>) =>
  (await all(found.batches())).flat();

/** Imports a text from beginning to end. Gives the action. */
async function imported({ library, archive }: Kept, text: string | Blob, how = meaning) {
  const { found } = await read(text);
  const id = await stageImport(library, archive, found, how);
  await library.resume();
  return id;
}
const plan = async ({ library }: Kept, text: string, how = meaning) =>
  planImport(library, (await read(text)).found, how);

describe('an import', () => {
  it('is counted before it is done, and then does that', async () => {
    const kept = setUpKept();
    await kept.act(mark('starred', true, [1, 2]));
    const text = entry(1, ', keywords = {RL}') + entry(2) + entry(3) + entry(4);
    const planned = await plan(kept, text);
    // The library had only the titles of 1 and 2.
    expect(planned.counts).toEqual({ fresh: 2, changed: 2, same: 0, nothing: 0 });
    expect(planned.examples.fresh).toEqual(['Paper 3', 'Paper 4']);
    await imported(kept, text);
    expect((await standing(kept)).papers).toEqual([
      `${paper(1)} starred,RL  `,
      ...[2, 3, 4].map((n) => `${paper(n)} starred  `),
    ]);
    expect((await plan(kept, text)).counts).toEqual({ fresh: 0, changed: 0, same: 4, nothing: 0 });
    expect((await kept.library.history(1))[0]?.summary).toEqual({
      kind: 'import',
      mode: 'merge',
      papers: true,
      count: 4,
    });
  });

  it('is undone as a whole, but for what changed since', async () => {
    const kept = setUpKept();
    await kept.act(mark('read', true, [1]));
    const before = await standing(kept);
    const target = await imported(kept, entry(1, ', annote = {Mine.}, keywords = {RL}') + entry(2));
    expect((await standing(kept)).papers).toHaveLength(2);
    await kept.act(mark('starred', false, [2]));
    await kept.act(undo(target));
    await kept.library.resume();
    expect(await standing(kept)).toEqual(before);
  });

  it('queues papers in the order of the file, behind those that wait', async () => {
    const kept = setUpKept();
    await kept.act(mark('queued', true, [9, 3]));
    await imported(kept, entry(5) + entry(3) + entry(1), { ...meaning, mark: 'queued' });
    expect((await standing(kept)).queue).toEqual([paper(9), paper(3), paper(5), paper(1)]);
    await imported(kept, entry(3), { ...meaning, mark: 'read' });
    expect((await standing(kept)).queue).toEqual([paper(9), paper(5), paper(1)]);
  });

  it('only tags, and keeps the note of the user before that of the file', async () => {
    const kept = setUpKept();
    await kept.act(note(1, 'My own.'));
    const text = entry(1, ', annote = {From elsewhere.}') + entry(2, ', keywords = {maths}');
    const how: Meaning = { ...meaning, mark: undefined, tag: ' thesis ' };
    await imported(kept, text, how);
    await imported(kept, text, how);
    expect((await standing(kept)).papers).toEqual([
      `${paper(1)} thesis  My own.\n\nFrom elsewhere.`,
      `${paper(2)} maths,thesis  `,
    ]);
  });

  it('says where nothing would be kept of a paper', async () => {
    const kept = setUpKept();
    const how: Meaning = { mark: undefined, tag: '', tags: false, notes: false };
    expect((await plan(kept, entry(1, ', keywords = {RL}'), how)).counts.nothing).toBe(1);
  });

  it('finds a paper under the id by which the library has it', async () => {
    const kept = setUpKept();
    await kept.act(mark('read', true, [1], { papers: [{ id: doi(7), title: 'Published' }] }));
    await imported(kept, entry(1, `, doi = {${doi(7).slice(4)}}`) + entry(1));
    expect((await standing(kept)).papers).toEqual([`${doi(7)} read,starred  `]);
  });

  it('matches entries without an id by title and first author where only one paper has them', async () => {
    const kept = setUpKept();
    const details = (title: string) => ({ title, authors: ['Ada Lovelace'] });
    const papers = [
      'A Note on the Analytical Engine',
      'Said twice, by one author',
      'Said twice, by one author!',
    ];
    for (const [n, title] of papers.entries()) {
      const own = { id: paper(n + 1), details: details(title) };
      await kept.act(mark('read', true, [], { papers: [own] }));
    }
    const text = [
      'A note on the {Analytical} Engine.',
      'Said twice, by one author',
      'Unknown to the library',
    ]
      .map((title, n) => `@book{b${n}, title = {${title}}, author = {Lovelace, A.}}\n`)
      .join('');
    const file = await read(text);
    const left = await matchUnnamed(kept.library, file, {});
    expect(await papersOf(file)).toMatchObject([{ ids: [paper(1)] }]);
    expect(left.map((reference) => reference.details.title)).toEqual([
      'Said twice, by one author',
      'Unknown to the library',
    ]);
  });

  it('changes nothing if it is cancelled, and is carried on if the tab closes once it was decided', async () => {
    const kept = setUpKept();
    const text = Array.from({ length: 1_200 }, (_, n) => entry(n + 1)).join('');
    const { found } = await read(text);
    const leaving = new AbortController();
    const cancelled = stageImport(kept.library, kept.archive, found, meaning, {
      signal: leaving.signal,
      progress: () => leaving.abort(),
    });
    await expect(cancelled).rejects.toThrow('abort');
    await kept.library.resume();
    expect((await standing(kept)).papers).toEqual([]);
    await stageImport(kept.library, kept.archive, found, meaning);
    // Another context opens the library later.
    expect((await standing(kept)).papers).toEqual([]);
    await kept.library.resume();
    expect((await standing(kept)).papers).toHaveLength(1_200);
  });

  it('leaves nothing where the tab closes before it was decided', async () => {
    const kept = setUpKept();
    const { found } = await read(entry(1) + entry(2));
    let closed = () => {};
    const staged = new Promise<void>((resolve) => {
      closed = resolve;
    });
    // What never settles is a tab that is gone.
    const archive = {
      ...kept.archive,
      async decide() {
        closed();
        return new Promise<never>(() => {});
      },
    };
    void stageImport(kept.library, archive, found, meaning);
    await staged;
    await kept.library.resume();
    expect((await standing(kept)).papers).toEqual([]);
    await imported(kept, entry(3));
    expect((await standing(kept)).papers).toEqual([`${paper(3)} starred  `]);
  });

  it('and an export give the same papers, tags and notes', async () => {
    const kept = setUpKept();
    await kept.act(mark('starred', true, [1, 2, 3]));
    await kept.act(tag('to read', true, [1, 2]));
    await kept.act(note(3, 'Mine: 100 % & more.'));
    const options = { ...defaultSettings.exporting, notes: true };
    const before = await standing(kept);
    for (const format of ['BibTeX', 'BibLaTeX', 'RIS', 'CSL-JSON', 'CSV'] as const) {
      const ids = await kept.library.allPapers();
      const { blob } = await exportPapers(kept.library, { ids }, { format, files: false, options });
      const other = setUpKept();
      await imported(other, blob);
      expect(await standing(other), format).toEqual(before);
    }
  });
});

describe('a file', () => {
  it('is read with what it says of one paper in several entries', async () => {
    const text = entry(1, ', keywords = {a}') + entry(1, ', keywords = {A, b}, annote = {Twice.}');
    expect(await papersOf(await read(text))).toMatchObject([{ tags: ['a', 'b'], note: 'Twice.' }]);
  });

  it('can be left while it is read', async () => {
    const leaving = new AbortController();
    const text = Array.from({ length: 20_000 }, (_, n) => entry(n + 1)).join('');
    const reading = readPapers(readFile(await openFile(new Blob([text]))), {
      signal: leaving.signal,
      progress: () => leaving.abort(),
    });
    await expect(reading).rejects.toThrow('abort');
  });

  it('is refused if it is an archive, empty or too large', async () => {
    const why = (file: Blob) => openFile(file).then(String, (error: Error) => error.message);
    expect(await why(new Blob(['PK\u0003\u0004rest']))).toBe('importArchive');
    expect(await why(new Blob([new Uint8Array([0x1f, 0x8b, 8, 0])]))).toBe('importArchive');
    expect(await why(new Blob([' \n ']))).toBe('importEmpty');
    expect(await why(await exported(setUpKept()))).toBe('importOwn');
    const large = { size: importLimit + 1 };
    expect(await why(large as Blob)).toBe('importTooLarge');
    await expect(read('[{"title": "broken",')).rejects.toThrow('importUnreadable');
  });

  it('of fifty thousand links names the papers among them, and counts the others', async () => {
    const links = Array.from(
      { length: 50_000 },
      (_, n) => `<DT><A HREF="https://example.org/${n}">Page ${n}</A>\n`,
    );
    const ids = Array.from({ length: 30 }, (_, n) => paper(n + 1));
    for (const [n, id] of ids.entries())
      links.splice(n * 1_500, 0, `<DT><A HREF="https://arxiv.org/abs/${id.slice(6)}">One</A>\n`);
    const result = await read(`<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL>${links.join('')}</DL>`);
    expect((await papersOf(result)).map(({ ids: [id] }) => id)).toEqual(ids);
    expect(result.unnamedCount).toBe(50_000);
  });
});

it('whatever a file says, the row is one that a saved file may hold', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 300 }), anything, anything, (tags, text, own) => {
      const time = Date.UTC(2026, 10, 29);
      const { row } = importedRow(
        {
          ids: [paper(1)],
          details: detailsOf({
            title: text,
            authors: tags,
            abstract: own,
            journal: text,
            date: text,
          }),
          tags,
          note: text,
        },
        { id: paper(1), tags: tags.slice(0, 3).flatMap((each) => each.trim() || []), note: own },
        { ...meaning, mark: 'queued', tag: text },
        { id: newActionId(time), time },
        () => 'a0',
      );
      if (row) expect(SavedPaperSchema.safeParse(row).success).toBe(true);
    }),
  );
});
