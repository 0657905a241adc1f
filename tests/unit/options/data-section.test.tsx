// @vitest-environment jsdom

import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { createDataModel } from '../../../components/options/data/data-model';
import type { DataNeeds } from '../../../components/options/data/data-needs';
import { DataSection } from '../../../components/options/data/data-section';
import { createRestoreModel } from '../../../components/options/data/restore-model';
import { holdFocus } from '../../../components/ui/focus/hold-focus';
import type { BackupState } from '../../../utils/backup/backup-state';
import { deleteDatabases } from '../../../utils/library/store/delete-databases';
import { StorageUnavailable } from '../../../utils/library/store/storage-errors';
import { defaultSettings } from '../../../utils/settings/settings';
import type { Settings } from '../../../utils/settings/settings-schema';
import { exported, setUpKept, standing } from '../formats/saved-file/set-up';
import { mark, see } from '../library/set-up';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { createLibraryDesk } from '../popup/library-desk';
import { settled } from '../settled';
import { violations } from '../violations';

// jsdom's own can't be read as a stream.
vi.stubGlobal('Blob', NodeBlob);
vi.stubGlobal('File', NodeFile);

const root = pageRoot('Settings');

function setUpData() {
  const kept = setUpKept();
  const { desk } = createLibraryDesk();
  const listeners = new Set<() => void>();
  const fake = {
    backup: { reminder: { on: true }, weekly: { on: false, files: [] } } as BackupState,
    settings: defaultSettings as Settings,
    weeklyAllowed: true,
    downloads: [] as { file: Blob; name: string }[],
    failures: [] as string[],
    elsewhere: false,
    unavailable: false,
    erased: 0,
    forgotten: 0,
    followed: signal(true),
    /** Other contexts changed what is remembered. */
    remember(backup: Partial<BackupState>) {
      fake.backup = { ...fake.backup, ...backup };
      for (const listener of listeners) listener();
    },
  };
  const ready = async () => {
    if (fake.unavailable) throw new StorageUnavailable('unopenable', undefined);
    return [];
  };
  const needs: DataNeeds = {
    desk: {
      ...desk,
      library: kept.library,
      ready,
      resume: async (progress) => void (await kept.library.resume(progress)),
      act: (action) => kept.library.apply(action),
    },
    archive: kept.archive,
    settings: async () => fake.settings,
    version: '0.1.0',
    now: Date.now,
    report: (part) => void fake.failures.push(part),
    download: (file, name) => void fake.downloads.push({ file, name }),
    restoring: async (work) => (fake.elsewhere ? undefined : work()),
    backup: {
      read: async () => fake.backup,
      exported: async (exported) => fake.remember({ exported }),
      remind: async (on) => fake.remember({ reminder: { on } }),
      async weekly(on) {
        if (on && !fake.weeklyAllowed) return false;
        fake.remember({ weekly: { on, files: [] } });
        return true;
      },
      watch(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    erased: () => void fake.forgotten++,
    firstFeed: {
      name: 'Daily Papers',
      isFollowed: fake.followed,
      unfollow: () => (fake.followed.value = false),
    },
    async eraseAll() {
      if (fake.unavailable) throw new Error('no');
      fake.erased++;
      await deleteDatabases(kept.name, 0);
    },
  };
  return { kept, fake, needs };
}

async function show({ needs }: ReturnType<typeof setUpData>) {
  const [model, restore] = [createDataModel(needs), createRestoreModel(needs)];
  const exportPapers = () => undefined;
  const shown = { model, restore, words: english, exportPapers, importPapers: exportPapers };
  await act(() => render(<DataSection {...shown} />, root));
  await settle();
  return { model, restore };
}
const settle = () => settled(root);
const text = () => root.textContent ?? '';
const untilText = (words: string | RegExp) =>
  expect.poll(() => settle().then(text), { timeout: 10_000 }).toMatch(words);
function button(name: string): HTMLButtonElement {
  const found = Array.from(root.querySelectorAll('button')).find((one) => one.textContent === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}
function input(label: string): HTMLInputElement {
  const found = Array.from(root.querySelectorAll('label')).find((one) => one.textContent === label);
  const control = found?.control;
  if (!(control instanceof HTMLInputElement)) throw new Error(`no ${label}`);
  return control;
}
async function click(element: HTMLElement) {
  await act(() => {
    element.focus();
    element.click();
  });
  await settle();
}
const rows = () =>
  Array.from(root.querySelectorAll('tbody tr'), (row) =>
    Array.from(row.children, (cell) => cell.textContent).join(' '),
  );

/** A file of another browser, with papers 1 and 2. */
async function fileOfAnother(change: (text: string) => string = (text) => text) {
  const other = setUpKept();
  await other.act(mark('starred', true, [1, 2]));
  await other.act(see(true, [1, 2, 3]));
  const blob = await exported(other, { ...defaultSettings, readOnOpen: true });
  return new File([change(await blob.text())], 'offprint-2026-11-23.json');
}

describe('exporting', () => {
  it('hands a whole file to the downloads, and says what is in it', async () => {
    const data = setUpData();
    await data.kept.act(mark('read', true, [1, 2, 3]));
    await show(data);
    expect(text()).toContain('Not exported yet');
    await click(button('Export everything'));
    await untilText(/Saved .* to your downloads: 3 papers, 0 seen/);
    const [download] = data.fake.downloads;
    expect(download?.name).toMatch(/^offprint-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse((await download?.file.text()) ?? '').counts.papers).toBe(3);
    expect(text()).toContain('Last exported');
  });

  it('says so where the library does not answer, and hands over nothing', async () => {
    const data = setUpData();
    await show(data);
    data.fake.unavailable = true;
    await click(button('Export everything'));
    await untilText("doesn't let Offprint open its library");
    expect(data.fake.downloads).toEqual([]);
    expect(data.fake.failures).toEqual(['export']);
  });
});

describe('what is saved by itself', () => {
  it('is switched on by a click that asks, and says where it was not allowed', async () => {
    const data = setUpData();
    await show(data);
    data.fake.weeklyAllowed = false;
    await click(input('Save a file every week'));
    expect(text()).toContain('No files will be saved');
    expect(input('Save a file every week').checked).toBe(false);
    data.fake.weeklyAllowed = true;
    await click(input('Save a file every week'));
    expect(text()).not.toContain('No files will be saved');
    expect(input('Save a file every week').checked).toBe(true);
  });

  it('lists the files, and says why the last one failed', async () => {
    const data = setUpData();
    await show(data);
    const files = [{ name: 'Offprint/weekly-1.json.gz', time: 1, papers: 7 }];
    const failure = { time: Date.now(), why: 'full' } as const;
    await act(() => data.fake.remember({ weekly: { on: true, files, failure } }));
    await settle();
    expect(text()).toContain('Offprint/weekly-1.json.gz');
    expect(text()).toContain('7 papers');
    expect(text()).toContain('The disk is full');
    expect(await violations()).toEqual([]);
  });

  it('reminds, unless it is told not to', async () => {
    const data = setUpData();
    await show(data);
    await click(input('Remind me to export'));
    expect(data.fake.backup.reminder).toEqual({ on: false });
    expect(input('Remind me to export').checked).toBe(false);
  });
});

describe('restoring', () => {
  it('says first what it would do, and does nothing until it is told to', async () => {
    const data = setUpData();
    await data.kept.act(mark('starred', true, [2, 9]));
    const before = await standing(data.kept);
    const { restore } = await show(data);
    await act(async () => restore.choose(await fileOfAnother()));
    await settle();
    expect(rows()).toEqual(['Papers 1 1 0', 'Seen 3 0 0', 'Other IDs 0 0 0']);
    expect(text()).toContain("1 paper that isn't in the file loses its marks.");
    expect(await violations()).toEqual([]);
    expect(await standing(data.kept)).toEqual(before);
    await click(button('Cancel'));
    expect(rows()).toEqual([]);
    expect(await standing(data.kept)).toEqual(before);
  });

  it('merges, says how many papers that changed, and takes it back', async () => {
    const data = setUpData();
    await data.kept.act(mark('read', true, [9]));
    const before = await standing(data.kept);
    const { restore } = await show(data);
    await act(async () => restore.choose(await fileOfAnother()));
    await click(button('Merge now'));
    await untilText('Merged: 2 papers changed.');
    expect((await standing(data.kept)).papers).toHaveLength(3);
    await click(button('Undo'));
    await untilText('Undone');
    expect(await standing(data.kept)).toEqual(before);
  });

  it('replaces where that was chosen', async () => {
    const data = setUpData();
    await data.kept.act(mark('read', true, [9]));
    const { restore } = await show(data);
    await act(async () => restore.choose(await fileOfAnother()));
    await click(input('Replace'));
    await click(button('Replace now'));
    await untilText('Replaced: 3 papers changed.');
    expect((await standing(data.kept)).papers).toEqual([
      expect.stringContaining('00001 starred'),
      expect.stringContaining('00002 starred'),
    ]);
  });

  it('offers the settings of the file where there are none of the user’s own', async () => {
    const data = setUpData();
    const { restore } = await show(data);
    await act(async () => restore.choose(await fileOfAnother()));
    expect(input('Use its settings, too').checked).toBe(true);
    await click(button('Merge now'));
    await untilText('Merged');
    const [record] = await data.kept.library.history(1);
    expect(record?.settings?.to).toMatchObject({ readOnOpen: true });
    data.fake.settings = { ...defaultSettings, badge: 'nothing' };
    await act(async () => restore.choose(await fileOfAnother()));
    expect(input('Use its settings, too').checked).toBe(false);
  });

  it('names the rows that it leaves out, and why', async () => {
    const data = setUpData();
    const { restore } = await show(data);
    const { signed } = await import('../formats/saved-file/set-up');
    const change = (text: string) => {
      const document = JSON.parse(text);
      return signed({ ...document, papers: [...document.papers, { id: 'arxiv:1', marks: {} }] });
    };
    await act(async () => restore.choose(await fileOfAnother(change)));
    expect(text()).toContain("1 row can't be used and is left out");
    expect(text()).toContain("Papers, row 3: not a paper's ID");
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['cut off after 200 characters', (text: string) => text.slice(0, 200)],
    ['Its checksum is wrong', (text: string) => text.replace('Paper 1', 'Paper X')],
    ["It's a web page", () => '<html>'],
  ])('refuses a file in words: %s', async (words, change) => {
    const data = setUpData();
    const { restore } = await show(data);
    await act(async () => restore.choose(await fileOfAnother(change)));
    expect(text()).toContain("This file can't be restored. Nothing was changed.");
    expect(text()).toContain(words);
    expect(root.querySelector('[role="alert"]')?.textContent).not.toBe(undefined);
    expect(await violations()).toEqual([]);
    expect(data.fake.failures).toEqual([]);
  });

  it('shows what a file would do where its button has the focus, and gives it back', async () => {
    const { restore } = await show(setUpData());
    holdFocus(root);
    button('Choose a file…').focus();
    await act(async () => restore.choose(await fileOfAnother()));
    await settle();
    expect(document.activeElement?.className).toBe('panel');
    expect(document.activeElement?.textContent).toContain('offprint-2026-11-23.json');
    await click(button('Cancel'));
    expect(document.activeElement).toBe(button('Choose a file…'));
  });

  it('leaves the focus to a user who went on elsewhere', async () => {
    const { restore } = await show(setUpData());
    button('Export everything').focus();
    await act(async () => restore.choose(await fileOfAnother()));
    await settle();
    expect(document.activeElement).toBe(button('Export everything'));
  });

  it('waits for another tab that restores', async () => {
    const data = setUpData();
    const { restore } = await show(data);
    await act(async () => restore.choose(await fileOfAnother()));
    data.fake.elsewhere = true;
    await click(button('Merge now'));
    await untilText('Another tab is restoring a file or importing papers right now');
  });

  it('can be left while the file is read', async () => {
    const data = setUpData();
    const { restore } = await show(data);
    const file = await fileOfAnother();
    let reading: Promise<void> | undefined;
    await act(() => {
      reading = restore.choose(file);
    });
    await act(() => button('Cancel').click());
    await act(() => reading ?? Promise.resolve());
    expect(restore.state.value).toBeUndefined();
    expect(data.fake.failures).toEqual([]);
  });
});

describe('deleting everything', () => {
  it('asks for a word, says that there is no undo, and offers an export first', async () => {
    const data = setUpData();
    await data.kept.act(mark('read', true, [1]));
    await show(data);
    await click(button('Delete all my data…'));
    expect(text()).toContain("This can't be undone.");
    const word = input('To delete everything, type “delete”');
    expect(document.activeElement).toBe(word);
    expect(button('Delete everything').disabled).toBe(true);
    await click(button('Export everything first'));
    await untilText(/Saved .* to your downloads: 1 paper/);
    for (const typed of ['delet', 'DELETE ']) {
      await act(() => {
        word.value = typed;
        word.dispatchEvent(new Event('input', { bubbles: true }));
      });
      expect(button('Delete everything').disabled).toBe(typed === 'delet');
    }
    expect(await violations()).toEqual([]);
    await click(button('Delete everything'));
    await untilText('Everything has been deleted.');
    expect(data.fake.erased).toBe(1);
    expect((await data.kept.library.size()).papers).toBe(0);
  });

  it('is left with Esc, and the focus returns to its button', async () => {
    await show(setUpData());
    holdFocus(root);
    await click(button('Delete all my data…'));
    const word = input('To delete everything, type “delete”');
    await act(
      () => void word.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    );
    await settle();
    expect(text()).not.toContain("This can't be undone.");
    expect(document.activeElement).toBe(button('Delete all my data…'));
  });

  it('keeps the focus, has the page forget, and says which feed is followed again', async () => {
    const data = setUpData();
    await show(data);
    holdFocus(root);
    await click(button('Delete all my data…'));
    await act(() => {
      const word = input('To delete everything, type “delete”');
      word.value = 'delete';
      word.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click(button('Delete everything'));
    await untilText('As after installing, Offprint follows Daily Papers.');
    expect(document.activeElement).toBe(button('Delete all my data…'));
    expect(data.fake.forgotten).toBe(1);
    await click(button('Unfollow'));
    expect(text()).not.toContain('follows Daily Papers');
    expect(document.activeElement).toBe(button('Delete all my data…'));
    expect(await violations()).toEqual([]);
  });

  it('is left as easily, and says where it failed', async () => {
    const data = setUpData();
    await show(data);
    await click(button('Delete all my data…'));
    await click(button('Cancel'));
    expect(data.fake.erased).toBe(0);
    data.fake.unavailable = true;
    await click(button('Delete all my data…'));
    const word = input('To delete everything, type “delete”');
    await act(() => {
      word.value = 'delete';
      word.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click(button('Delete everything'));
    await untilText('Not everything could be deleted');
  });
});
