import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepPageWords, pageMessages } from '../../../utils/worker/page-words';
import { browser, resetBrowser } from '../fake-browser';
import { allImports, root, sources } from '../imports';

const messages: Record<string, { message: string }> = JSON.parse(
  readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8'),
);

/** The files whose code runs in pages: what the sites' scripts and the parts on demand import. */
function filesInPages(): Set<string> {
  const found = new Set<string>();
  const waiting = [
    'components/page/run-on-site.ts',
    'components/page/single-links/run-on-links.ts',
    'entrypoints/page-parts.ts',
  ];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const code = allImports.filter(({ from, isType }) => from === path && !isType);
    waiting.push(...code.map(({ to }) => to));
  }
  return found;
}

/** Messages that a file names: whole, by the stem of their plural forms, or by what `prefix_` begins with. */
function messagesIn(text: string): string[] {
  const literals = [...text.matchAll(/'(\w+)'/g)].map(([, literal = '']) => literal);
  const prefixes = text.matchAll(/choice\(\w+, '(\w+)'|say\(`(\w+)_\$\{/g);
  const choices = [...prefixes].flatMap(([, ofChoice, prefix = ofChoice]) =>
    Object.keys(messages).filter((name) => name.startsWith(`${prefix}_`)),
  );
  return [
    ...choices,
    ...literals.filter((name) => name in messages || `${name}_other` in messages),
  ];
}

it('the worker keeps all messages that pages say, and no others', () => {
  const files = [...filesInPages()].filter((path) => path !== 'utils/basics/storage-keys.ts');
  const said = files.flatMap((path) => messagesIn(sources.get(path) ?? ''));
  // A message too few or too many: change the list in `utils/worker/page-words.ts`.
  expect(pageMessages).toEqual([...new Set(said)].sort());
});

describe('the words of pages', () => {
  let stored: Record<string, unknown>;
  const writes = vi.fn();
  beforeEach(() => {
    resetBrowser();
    writes.mockClear();
    stored = {};
    Object.assign(browser.i18n, {
      getMessage: (name: string) => messages[name]?.message ?? '',
    });
    Object.assign(browser.storage.local, {
      getKeys: async () => Object.keys(stored),
      get: async (keys: string[]) =>
        Object.fromEntries(keys.filter((key) => key in stored).map((key) => [key, stored[key]])),
      set: async (items: object) => void writes(Object.assign(stored, items)),
      remove: async (keys: string[]) => {
        for (const key of keys) delete stored[key];
      },
    });
  });

  it('are kept for this language and version, and written once', async () => {
    await keepPageWords();
    await keepPageWords();
    expect(writes).toHaveBeenCalledTimes(1);
    expect(stored['words:en:0']).toMatchObject({
      undo: 'Undo',
      barNew: '$1 new',
      barPapers_one: '$1 paper',
      barPapers_other: '$1 papers',
    });
  });

  it('are mended where they are damaged', async () => {
    stored = { 'words:en:0': { undo: 7 } };
    await keepPageWords();
    expect(stored['words:en:0']).toMatchObject({ undo: 'Undo' });
  });

  it('of other languages and versions go, and nothing else does', async () => {
    stored = { 'words:de:0': {}, 'words:en:1': {}, settings: {} };
    await keepPageWords();
    expect(Object.keys(stored).sort()).toEqual(['settings', 'words:en:0']);
  });
});
