/** That lint refuses what makes markup or code of text, or asks the network, wherever the extension's own code is. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const refused = [
  'element.innerHTML = text;',
  'element.innerHTML += text;',
  'element.outerHTML = text;',
  "element.insertAdjacentHTML('beforeend', text);",
  'element.setHTMLUnsafe(text);',
  'frame.srcdoc = text;',
  'document.write(text);',
  'document.createRange().createContextualFragment(text);',
  "new DOMParser().parseFromString(text, 'text/html');",
  'new Function(text);',
  'eval(text);',
  'void fetch(text);',
  'void globalThis.fetch(text);',
  'new XMLHttpRequest();',
  'new WebSocket(text);',
  'new EventSource(text);',
  'navigator.sendBeacon(text);',
  'importScripts(text);',
];
const allowed = ['element.textContent = text;', 'element.append(text);'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-lint-'));
  for (const path of ['biome.json', '.gitignore', '.ci']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  mkdirSync(join(folder, 'utils'));
  for (const [n, line] of [...refused, ...allowed].entries()) {
    const code = `export function act(element: HTMLElement, frame: HTMLIFrameElement, text: string): void {\n  void [element, frame, text];\n  ${line}\n}\n`;
    writeFileSync(join(folder, 'utils', `${n}.ts`), code);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('refuses each of them by itself, and nothing else', () => {
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', 'utils'],
    {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  const { diagnostics }: { diagnostics: { severity: string; location: { path: string } }[] } =
    JSON.parse(stdout);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const found = new Set(
    errors.map(({ location }) => Number(/(\d+)\.ts$/.exec(location.path)?.[1])),
  );
  expect(refused.filter((_, n) => !found.has(n))).toEqual([]);
  expect(allowed.filter((_, n) => found.has(refused.length + n))).toEqual([]);
});
