// @vitest-environment jsdom

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { ExportDialog } from '../../../../components/ui/export/export-dialog';
import { createExportModel, type ExportNeeds } from '../../../../components/ui/export/export-model';
import type { Asked } from '../../../../utils/backup/export-papers';
import { formatNames } from '../../../../utils/citations/export-choices';
import type { ZoteroOutcome } from '../../../../utils/citations/zotero/save';
import { defaultSettings } from '../../../../utils/settings/settings';
import type { Settings } from '../../../../utils/settings/settings-schema';
import { addDialogs } from '../../jsdom-lacks';
import { mark, setUp } from '../../library/set-up';
import { paper } from '../../make';
import { pageRoot } from '../../page-root';
import { english } from '../../popup/english';
import { violations } from '../../violations';

const root = pageRoot('Export');
addDialogs();
/** Waits for a state: what is made and stored takes its time. */
const until = vi.waitFor;

async function show(more: Partial<ExportNeeds> = {}) {
  const { library, act: does } = setUp();
  const details = { title: 'Attention', authors: ['Ada Lovelace'], publishedOn: '2026-03-05' };
  await does(mark('starred', true, [1], { papers: [{ id: paper(1), details }] }));
  const kept = {
    settings: defaultSettings as Settings,
    copied: [] as string[],
    files: [] as { file: Blob; name: string }[],
    failures: [] as string[],
    closed: 0,
    granted: true,
    zotero: (count: number): ZoteroOutcome => ({ kind: 'saved', saved: count }),
  };
  const model = createExportModel({
    library,
    asked: async (): Promise<Asked> => ({ ids: [paper(1), paper(2)] }),
    settings: {
      read: async () => kept.settings,
      write: async (settings) => {
        kept.settings = settings;
      },
    },
    copy: async (made) => {
      kept.copied.push(await made);
    },
    download: (file, name) => void kept.files.push({ file, name }),
    zotero: { request: async () => kept.granted, save: async (items) => kept.zotero(items.length) },
    now: () => new Date(2026, 10, 29, 12).getTime(),
    report: (part) => void kept.failures.push(part),
    ...more,
  });
  const onClose = () => {
    kept.closed++;
  };
  await act(() => render(<ExportDialog model={model} words={english} onClose={onClose} />, root));
  await until(() => expect(text()).toMatch(/papers|didn't work/));
  return kept;
}

const named = <E extends HTMLElement>(selector: string, name: string): E => {
  const found = [...document.querySelectorAll<E>(selector)].find(
    (each) => (each.closest('label') ?? each).textContent === name,
  );
  if (!found) throw new Error(`no ${selector} ${name}`);
  return found;
};
const press = (selector: string, name: string) => act(() => named(selector, name).click());
const text = () => document.querySelector('dialog')?.textContent ?? '';
const preview = () => document.querySelector('pre')?.textContent;

describe('the dialog of exports', () => {
  it('has a radio per format, and shows the first paper in the chosen one', async () => {
    await show();
    await until(() => expect(text()).toContain('2 papers'));
    const radios = [...document.querySelectorAll('fieldset[aria-label="Format"] label')];
    await until(() => expect(radios.map((label) => label.textContent)).toEqual([...formatNames]));
    await until(() => expect(preview()).toContain('@misc{lovelace2026attention,'));
    await press('input', 'RIS');
    await until(() => expect(preview()).toContain('TI  - Attention'));
    expect(await violations()).toEqual([]);
  });

  it('copies, saves, and remembers what was chosen', async () => {
    const kept = await show();
    await press('input', 'Links');
    await press('button', 'Copy');
    const links = 'https://arxiv.org/abs/2603.00001\nhttps://arxiv.org/abs/2603.00002\n';
    await until(() => expect(kept.copied).toEqual([links]));
    await until(() => expect(text()).toContain('Copied 2 papers.'));
    await press('button', 'Save');
    await until(() =>
      expect(kept.files.map(({ name }) => name)).toEqual(['offprint-2026-11-29.txt']),
    );
    await until(() =>
      expect(text()).toContain('Saved 2 papers to your downloads: offprint-2026-11-29.txt.'),
    );
    await until(() => expect(kept.settings.exporting.format).toBe('Links'));
    await press('button', 'Close');
    await until(() => expect(kept.closed).toBe(1));
  });

  it('shows what a pattern makes of the first paper, and refuses one that makes no keys', async () => {
    const kept = await show();
    const input = document.querySelector<HTMLInputElement>('input[type="text"]');
    if (!input) throw new Error('no pattern');
    const type = async (value: string) => {
      input.value = value;
      await act(() => void input.dispatchEvent(new Event('input', { bubbles: true })));
    };
    await type('[year]:[auth]');
    await until(() => expect(preview()).toContain('@misc{2026:lovelace,'));
    await type('[nothing]');
    await until(() => expect(text()).toContain('A pattern needs at least one of [auth]'));
    await until(() => expect(named<HTMLButtonElement>('button', 'Save').disabled).toBe(true));
    await press('button', 'Close');
    await until(() =>
      expect(kept.settings.exporting.keyPattern).toBe(defaultSettings.exporting.keyPattern),
    );
  });

  it('writes Markdown by a template, as one list or a file per paper', async () => {
    const kept = await show();
    await press('input', 'Markdown');
    const template = document.querySelector('textarea');
    if (!template) throw new Error('no template');
    template.value = '* {title} {nonsense}';
    await act(() => void template.dispatchEvent(new Event('input', { bubbles: true })));
    await until(() => expect(text()).toContain('Unknown: {nonsense}. You can use {'));
    expect(text()).toContain('{title}');
    await press('input', 'A file per paper, in a zip');
    await until(() => expect(preview()).toContain('citekey: "lovelace2026attention"'));
    await until(() => expect(named<HTMLButtonElement>('button', 'Copy').disabled).toBe(true));
    await press('button', 'Save');
    await until(() =>
      expect(kept.files.map(({ name }) => name)).toEqual(['offprint-2026-11-29.zip']),
    );
  });

  it('saves to Zotero where the user lets it, and says what became of that', async () => {
    const kept = await show();
    await press('button', 'Save to Zotero');
    await until(() => expect(text()).toContain('Saved 2 papers to Zotero.'));
    kept.zotero = () => ({ kind: 'failed', saved: 0, why: 'not running' });
    await press('button', 'Save to Zotero');
    await until(() => expect(text()).toContain("Zotero doesn't answer"));
    await until(() => expect(text()).not.toContain('to Zotero.'));
    kept.granted = false;
    await press('button', 'Save to Zotero');
    await until(() => expect(text()).toContain('Nothing was saved: Offprint may not reach Zotero'));
  });

  it('says what failed', async () => {
    const kept = await show({
      copy: async (made) => {
        await made;
        throw new Error('refused');
      },
    });
    await press('button', 'Copy');
    await until(() => expect(text()).toContain("That didn't work."));
    await until(() => expect(kept.failures).toEqual(['export']));
    await show({ asked: () => Promise.reject(new Error('gone')) });
    await until(() => expect(text()).toContain("That didn't work."));
  });
});
