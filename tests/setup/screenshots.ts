/**
 * `npm run screenshots`: the stores' pictures. `npm run screenshots -- --all DIR`: pictures of every state of the interface
 * in both browsers, and `index.html` in that folder, which shows all of them. A part of a state's name after the folder
 * limits it to those states.
 */
import { spawnSync } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

function run(command: string, args: readonly string[], browser = 'chromium'): boolean {
  const env = { ...process.env, OFFPRINT_BROWSER: browser };
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0;
}
const build = (...args: string[]) => {
  if (!run('npx', ['wxt', 'build', ...args])) process.exit(1);
};

/** One row per state; one column per width; a look at a time. */
function writeIndex(folder: string): void {
  const all = globSync('*/*.png', { cwd: folder }).map((path) => path.split(/[/\\]/));
  const looks = [...new Set(all.map(([look = '']) => look))].sort();
  const names = [...new Set(all.map(([, file = '']) => file))].sort();
  const states = Map.groupBy(names, (name) => name.replace(/ \d+\.png$/, ''));
  const rows = [...states].map(([state, files]) => {
    const sorted = files.toSorted(
      (a, b) => Number(a.slice(state.length, -4)) - Number(b.slice(state.length, -4)),
    );
    const pictures = looks.map((look) => {
      const there = sorted.filter((name) => all.some(([a, b]) => a === look && b === name));
      const images = there.map(
        (name) =>
          `<a href="${look}/${encodeURI(name)}"><img loading="lazy" src="${look}/${encodeURI(name)}" alt="${name}"></a>`,
      );
      return `<div data-look="${look}">${images.join('')}</div>`;
    });
    return `<section><h2>${state}</h2>${pictures.join('')}</section>`;
  });
  const choices = looks.map(
    (look) => `<label><input type="checkbox" value="${look}" checked> ${look}</label>`,
  );
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Offprint, every state</title><style>
body { margin: 0 16px; font: 14px system-ui; background: #777; color: #fff }
nav { position: sticky; top: 0; padding: 8px 0; background: #777 } label { margin-right: 14px }
section > div { display: flex; gap: 8px; align-items: start; margin-bottom: 8px }
img { display: block; max-height: 700px; max-width: 640px }
</style><nav>${choices.join('')}</nav>${rows.join('')}<script>
for (const box of document.querySelectorAll('input')) box.onchange = () => {
  for (const part of document.querySelectorAll('[data-look="' + box.value + '"]')) part.hidden = !box.checked;
  for (const part of document.querySelectorAll('[data-look]')) part.style.display = part.hidden ? 'none' : '';
};
</script>`,
  );
  console.log(`${all.length} pictures: ${join(folder, 'index.html')}`);
}

const [all, folder, only = ''] = process.argv.slice(2);
build();
if (all === undefined) {
  if (!run(process.execPath, ['tests/setup/store-screenshots.ts'])) process.exit(1);
} else {
  if (all !== '--all' || folder === undefined)
    throw new Error('usage: npm run screenshots [-- --all DIR [PART OF A NAME]]');
  build('--browser', 'firefox');
  const states = ['tests/setup/all-states.ts', resolve(folder), only];
  const taken = ['chromium', 'firefox'].map((browser) => run(process.execPath, states, browser));
  writeIndex(resolve(folder));
  if (taken.includes(false)) process.exit(1);
}
