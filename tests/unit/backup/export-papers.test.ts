import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ExportPapers, exportPapers } from '../../../utils/backup/export-papers';
import { formatNames } from '../../../utils/citations/export-choices';
import { defaultSettings } from '../../../utils/settings/settings';
import { mark, note, setUp } from '../library/set-up';
import { paper } from '../make';

const { exporting } = defaultSettings;
const how: ExportPapers = { format: 'BibTeX', files: false, options: exporting };

async function library() {
  const { library: kept, act } = setUp();
  const details = { title: 'Attention', authors: ['Ada Lovelace'], publishedOn: '2026-03-05' };
  await act(mark('starred', true, [1], { papers: [{ id: paper(1), details }] }));
  await act({ ...note(1, 'Mine.'), paper: { id: paper(1) } });
  return kept;
}

describe('an export', () => {
  it('has the papers in the order asked for, with what the page tells of those that the library lacks', async () => {
    const told = new Map([[paper(2), { title: 'Second', authors: ['Alan Turing'] }]]);
    const asked = { ids: [paper(2), paper(1)], told };
    const { blob, extension } = await exportPapers(await library(), asked, how);
    const text = await blob.text();
    expect(extension).toBe('bib');
    expect([...text.matchAll(/^@.*$/gm)].map(String)).toEqual([
      '@misc{turing2026second,',
      '@misc{lovelace2026attention,',
    ]);
  });

  it('is written in every format', async () => {
    const kept = await library();
    for (const format of formatNames) {
      const { blob } = await exportPapers(kept, { ids: [paper(1)] }, { ...how, format });
      expect(await blob.text()).toContain(format === 'Links' ? '2603.00001' : 'Attention');
    }
  });

  it('is an archive with a file per paper, named by their keys', async () => {
    const options = { ...exporting, notes: true };
    const asked = { ids: [paper(1), paper(2)] };
    const { blob, extension } = await exportPapers(await library(), asked, {
      ...how,
      format: 'Markdown',
      files: true,
      options,
    });
    expect(extension).toBe('zip');
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    expect(Object.keys(files)).toEqual(['lovelace2026attention.md', '2026.md']);
    const text = strFromU8(files['lovelace2026attention.md'] ?? new Uint8Array());
    expect(text).toContain('title: "Attention"');
    expect(text).toContain('Mine.');
  });

  it('tells how far it is, and stops where the user cancels', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => paper(n + 1));
    const kept = await library();
    const parts: number[] = [];
    await exportPapers(kept, { ids }, { ...how, progress: (part) => parts.push(part) });
    expect(parts.at(-1)).toBe(1);
    expect(parts).toHaveLength(5);
    const leaving = new AbortController();
    const stopped = exportPapers(
      kept,
      { ids },
      { ...how, signal: leaving.signal, progress: () => leaving.abort() },
    );
    await expect(stopped).rejects.toThrow('abort');
  });
});
