import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFirefox } from './launch.ts';

/** Another extension, with one content script on the pages that `match` names, and how to take it away. Two need names. */
export function makeNeighbour(
  match: string,
  script: string,
  name = 'neighbour',
): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'offprint-neighbour-'));
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    content_scripts: [{ matches: [match], js: ['script.js'] }],
    ...(inFirefox && {
      browser_specific_settings: { gecko: { id: `${name}@example.invalid` } },
    }),
  };
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(path, 'script.js'), script);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
