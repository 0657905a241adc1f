// @vitest-environment jsdom

import { Blob as NodeBlob } from 'node:buffer';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { ImportDialog } from '../../../../components/ui/import/import-dialog';
import { createImportModel, type ImportNeeds } from '../../../../components/ui/import/import-model';
import { StorageUnavailable } from '../../../../utils/library/store/storage-errors';
import { setUpKept, standing } from '../../formats/saved-file/set-up';
import { addDialogs } from '../../jsdom-lacks';
import { mark } from '../../library/set-up';
import { paper } from '../../make';
import { pageRoot } from '../../page-root';
import { english } from '../../popup/english';
import { createLibraryDesk } from '../../popup/library-desk';
import { violations } from '../../violations';

// jsdom's own can't be read.
vi.stubGlobal('Blob', NodeBlob);

const root = pageRoot('Import');
addDialogs();

async function show(more: Partial<ImportNeeds> = {}) {
  const kept = setUpKept();
  const failures: string[] = [];
  const model = createImportModel({
    desk: {
      ...createLibraryDesk().desk,
      library: kept.library,
      ready: async () => [],
      resume: async (progress) => void (await kept.library.resume(progress)),
      act: (action) => kept.library.apply(action),
    },
    archive: kept.archive,
    restoring: (work) => work(),
    report: (part) => void failures.push(part),
    ...more,
  });
  await act(() =>
    render(<ImportDialog model={model} words={english} onClose={() => undefined} />, root),
  );
  return { ...kept, model, failures };
}
const text = () => document.querySelector('dialog')?.textContent ?? '';
const untilText = (words: string) =>
  vi.waitFor(
    async () => {
      await act(async () => undefined);
      expect(text()).toContain(words);
    },
    { timeout: 10_000 },
  );
const named = (selector: string, name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (each) => (each.closest('label') ?? each).textContent === name,
  );
  if (!found) throw new Error(`no ${selector} ${name}`);
  return found;
};
const press = (selector: string, name: string) => act(() => named(selector, name).click());
const choose = (kept: Awaited<ReturnType<typeof show>>, file: string, name = 'papers.bib') =>
  act(() => kept.model.choose(new Blob([file]), name, 'imported'));

const entries = [1, 2, 3].map(
  (n) =>
    `@misc{k${n}, title = {Paper ${n}}, eprint = {${paper(n).slice(6)}}, archiveprefix = {arXiv}}\n`,
);

describe('the dialog of imports', () => {
  it('says what a file holds and would do, does it, and undoes it', async () => {
    const kept = await show();
    await kept.act(mark('starred', true, [1]));
    await choose(kept, `${entries.join('')}@misc{x, title = {Unknown}}\n@misc{broken\n`);
    await untilText('Adds ');
    expect(text()).toContain('papers.bib BibTeX · 3 papers');
    expect(text()).toContain('Adds 2 papersPaper 2Paper 3');
    expect(text()).toContain('Changes 1 paper in your library');
    expect(text()).toContain('1 entry has no ID that Offprint knows');
    expect(text()).toContain('At line or entry 4:');
    expect(text()).toContain("1 entry couldn't be read");
    expect(text()).toContain("At line or entry 5: This isn't a whole entry.");
    expect(await violations()).toEqual([]);
    await press('input', 'Starred');
    await untilText('Adds ');
    await press('button', 'Import 3 papers');
    await untilText('Imported 3 papers.');
    expect((await standing(kept)).papers).toEqual(
      [1, 2, 3].map((n) => `${paper(n)} starred,imported  `),
    );
    await press('button', 'Undo');
    await untilText('Undone');
    expect((await standing(kept)).papers).toEqual([`${paper(1)} starred  `]);
  });

  it('reads a table again when a column is said to hold something else', async () => {
    const kept = await show();
    await choose(kept, `Title,Where,Mine\nPaper 1,${paper(1).slice(6)},good\n`, 'papers.csv');
    await untilText('1 entry has no ID');
    const select = named('select', `Where${text().match(/Where(Nothing.*?Note)/)?.[1] ?? ''}`);
    if (!(select instanceof HTMLSelectElement)) throw new Error('no column');
    select.value = 'id';
    await act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
    await untilText('Adds 1');
    expect(text()).not.toContain('has no ID');
  });

  it('reads what is pasted, and refuses what is no text', async () => {
    const kept = await show();
    await choose(kept, 'PK\u0003\u0004');
    await untilText('This file is packed');
    const field = document.querySelector('textarea');
    if (!field) throw new Error('no field');
    field.value = 'https://arxiv.org/abs/2603.00007 and arXiv:2603.00008';
    await act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
    await press('button', 'Read it');
    await untilText('Adds 2');
    await press('button', 'Cancel');
    expect(text()).toContain('Or paste links');
  });

  it('says where a file holds no papers, and nothing that could be one', async () => {
    const kept = await show();
    await choose(kept, '<?xml version="1.0"?><rdf><item>Something else</item></rdf>', 'x.rdf');
    await untilText('No paper was found in this file.');
    expect(named('button', 'Import 0 papers').hasAttribute('disabled')).toBe(true);
  });

  it('says why nothing was imported', async () => {
    const elsewhere = await show({ restoring: async () => undefined });
    await choose(elsewhere, entries.join(''));
    await untilText('Adds ');
    await press('button', 'Import 3 papers');
    await untilText('Another tab is restoring a file or importing papers right now');
    const full = await show({
      restoring: () => Promise.reject(new StorageUnavailable('full', undefined)),
    });
    await choose(full, entries.join(''));
    await untilText('Adds ');
    await press('button', 'Import 3 papers');
    await untilText('The disk is full');
    expect(full.failures).toEqual(['import']);
    expect((await standing(full)).papers).toEqual([]);
  });
});
