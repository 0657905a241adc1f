import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFirefox } from './launch.ts';

/** Another extension, with one content script on the pages that `match` names, and how to take it away. */
export function makeNeighbour(match: string, script: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'offprint-neighbour-'));
  const manifest = {
    manifest_version: 3,
    name: 'neighbour',
    version: '1',
    content_scripts: [{ matches: [match], js: ['script.js'] }],
    ...(inFirefox && {
      browser_specific_settings: { gecko: { id: 'neighbour@example.invalid' } },
    }),
  };
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(path, 'script.js'), script);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
