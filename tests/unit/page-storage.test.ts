/**
 * A page's script could read all of `storage.local`, and would take it into a process that the page shares. So one
 * module of our scripts there touches the storage at all, and what that reads is two keys by its type (`Extension`).
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A module of ours that another imports; nothing where it is a library, a style or only types. */
function moduleAt(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = join(dirname(from), specifier);
  return [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find((file) =>
    existsSync(join(root, file)),
  );
}

/** The modules that run in pages, with what each holds. */
function modulesInPages(): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = [
    // Of these two each site's content script is made, in `wxt.config.ts`.
    'components/page/run-on-site.ts',
    ...globSync('utils/sites/*/reader.ts', { cwd: root }),
    'entrypoints/any-page.ts',
    'entrypoints/page-parts.ts',
    'entrypoints/links.ts',
  ];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const text = readFileSync(join(root, path), 'utf8');
    found.set(path, text);
    const imports = text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'/gm);
    for (const [, specifier = ''] of imports) {
      const next = moduleAt(path, specifier);
      if (next) waiting.push(next);
    }
  }
  return found;
}

/** For a site's script and for the one that marks links. */
const place = 'components/page/to-worker/connect.ts';

it('reads and writes the storage in one place, by key', () => {
  const modules = modulesInPages();
  expect(modules.size).toBeGreaterThan(30);
  const touching = [...modules].filter(([, text]) =>
    /\bstorage\s*\??\.\s*(?:local|session|sync|managed|onChanged)\b/.test(
      text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
    ),
  );
  expect(touching.map(([path]) => path).toSorted()).toEqual([place]);
  for (const [, text] of touching) {
    const uses = text.match(/\bstorage\.\w+\.[^;,]*/g) ?? [];
    expect(uses).toEqual(['storage.local.get(key))[key]', 'storage.local.set(items)']);
  }
});

it('talks to the extension in one place; only our own pages are listened to otherwise', () => {
  const all = globSync('{entrypoints,components,utils}/**/*.{ts,tsx}', { cwd: root });
  const naming = (event: RegExp) =>
    all.filter((path) => event.test(readFileSync(join(root, path), 'utf8')));
  expect(all.length).toBeGreaterThan(100);
  expect(naming(/\bon\w+External\b|\bonUserScript\w+/)).toEqual([]);
  expect(naming(/\bonConnect\b/)).toEqual(['utils/worker/own-requests.ts']);
  expect(naming(/runtime\??\.onMessage\.add/).toSorted()).toEqual([
    'components/page/run-on-site.ts',
    'components/page/single-links/run-on-links.ts',
    'entrypoints/background.ts',
  ]);
  const asking = [...modulesInPages()].filter(([, text]) => /runtime\??\.sendMessage/.test(text));
  // A page's script that the user asked for brings the one that marks links.
  expect(asking.map(([path]) => path).toSorted()).toEqual([place, 'entrypoints/any-page.ts']);
});
