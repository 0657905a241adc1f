/** At which address a saved page stood, where its folder or the page itself tells. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { addressOfCapture } from '../unit/sites/captures.ts';

/** What browsers and savers of pages write into them, the surest first. */
const stated = [
  /^<!-- (https?:\S+) -->/,
  /<!-- saved from url=\(\d+\)(https?:\S+) -->/,
  /<link\b[^>]*\brel=["']?canonical["']?[^>]*\bhref=["']?(https?:[^"'\s>]+)/i,
  /<link\b[^>]*\bhref=["']?(https?:[^"'\s>]+)["']?[^>]*\brel=["']?canonical\b/i,
  /<meta\b[^>]*\bproperty=["']?og:url["']?[^>]*\bcontent=["']?(https?:[^"'\s>]+)/i,
  /<meta\b[^>]*\bcontent=["']?(https?:[^"'\s>]+)["']?[^>]*\bproperty=["']?og:url\b/i,
];

/**
 * By `addresses.json` beside the page (`{ "page.html": "https://…" }`), by a row of a table in `SOURCES….md` in `root`, by
 * the file's name in a folder that is called as a site (`tests/pages/sites/<site>/saved.json`), or by what the page says.
 * Nothing where none of them tells.
 */
export function addressOf(file: string, root = dirname(file)): string | undefined {
  const folder = dirname(file);
  const list = resolve(folder, 'addresses.json');
  const listed: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
  const named = Object.entries(Object(listed)).find(([name]) => name === basename(file))?.[1];
  if (typeof named === 'string') return named;
  const row = tableRows(root).find((each) => each.includes(relative(root, file)));
  const inTable = /https?:[^\s|)]+/.exec(row ?? '')?.[0];
  if (inTable) return inTable;
  const known = addressOfCapture(basename(folder), basename(file));
  if (known) return known;
  const html = readFileSync(file, 'utf8').slice(0, 200_000);
  return stated.map((form) => form.exec(html)?.[1]).find((address) => address !== undefined);
}

const tableRows = (root: string): readonly string[] =>
  globSync('SOURCES*.md', { cwd: root }).flatMap((name) =>
    readFileSync(join(root, name), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|')),
  );
