/**
 * Builds what runs inside the browser. The extension itself is never changed: the bench's scripts go into copies of it.
 */
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

export const root = resolve(import.meta.dirname, '../..');
export const cache = resolve(root, '.cache/bench');
export const ourExtension = resolve(root, '.output/chrome-mv3');

/** Bundles a script of `in-browser/`, minified as the extension is, and gives its code. */
export const bundle = (name: string): Promise<string> =>
  bundleFile(resolve(import.meta.dirname, 'in-browser', `${name}.ts`), 'offprintBenchModule');

/** Bundles a script for the browser; its exports are in a global variable of that name. */
export async function bundleFile(entry: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      write: false,
      target: 'chrome126',
      lib: {
        entry,
        formats: ['iife'],
        name,
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error(`${entry} was not built`);
  return output.output[0].code;
}

/**
 * A copy of the built extension with a page of the bench in it, `bench.html`. The folder never changes, and so neither
 * does the extension's id: the next run finds the database that this one filled.
 */
export async function extensionCopy(name: string): Promise<string> {
  const folder = resolve(cache, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(resolve(root, '.output/chrome-mv3'), folder, { recursive: true });
  writeFileSync(resolve(folder, 'bench.js'), await bundle('extension-page'));
  writeFileSync(
    resolve(folder, 'bench.html'),
    '<!doctype html><meta charset="utf-8"><title>Bench</title><script src="bench.js"></script>',
  );
  return folder;
}

/** A copy of the built extension with the bench's scripts added to its content scripts and worker. */
export async function watchedCopy(): Promise<string> {
  const folder = await extensionCopy('watched');
  writeFileSync(resolve(folder, 'watch.js'), await bundle('content'));
  changeManifest(folder, ({ content_scripts }) => {
    for (const script of content_scripts) script.js.unshift('watch.js');
  });
  appendFileSync(resolve(folder, 'background.js'), `\n${await bundle('worker')}`);
  return folder;
}

/** An extension with the same permissions that holds only the bench's scripts. */
export async function bareCopy(): Promise<string> {
  const folder = await watchedCopy();
  const bare = `${folder}-bare`;
  rmSync(bare, { recursive: true, force: true });
  cpSync(folder, bare, { recursive: true });
  changeManifest(bare, ({ content_scripts }) => {
    for (const script of content_scripts) script.js = ['watch.js'];
  });
  writeFileSync(resolve(bare, 'background.js'), await bundle('worker'));
  return bare;
}

/** The smallest extension that puts controls on the entries in sight of our sites' pages. */
export async function floorExtension(): Promise<string> {
  const folder = resolve(cache, 'floor');
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, 'floor.js'), await bundle('floor'));
  const { content_scripts } = JSON.parse(
    readFileSync(resolve(ourExtension, 'manifest.json'), 'utf8'),
  );
  const matches = content_scripts.flatMap((script: { matches: string[] }) => script.matches);
  const manifest = {
    manifest_version: 3,
    name: 'Floor',
    version: '1',
    content_scripts: [{ matches, js: ['floor.js'], run_at: 'document_end' }],
  };
  writeFileSync(resolve(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

/** A copy of the built extension with its own pages only, without content scripts. */
export async function copyWithoutScripts(name: string): Promise<string> {
  const folder = await extensionCopy(name);
  changeManifest(folder, (manifest) => {
    manifest.content_scripts = [];
  });
  return folder;
}

interface Manifest {
  content_scripts: { js: string[] }[];
}

function changeManifest(folder: string, change: (manifest: Manifest) => void): void {
  const file = resolve(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  change(manifest);
  writeFileSync(file, JSON.stringify(manifest));
}
