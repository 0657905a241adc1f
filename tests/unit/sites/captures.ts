import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../../shared/captures');
const pages = resolve(import.meta.dirname, '../../pages/sites');

/** Saved pages of real sites, which are not part of this repository. Empty where they are not there. */
export function captures(site: string, name: RegExp): readonly string[] {
  const folder = resolve(root, site);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((file) => name.test(file));
}

export const readCapture = (site: string, file: string): string =>
  readFileSync(resolve(root, site, file), 'utf8');

/**
 * The address at which a saved page stood, worked out from its name: by the first pattern of the site's `saved.json` that
 * fits, with its groups in the address. Nothing where the name does not tell.
 */
export function addressOfCapture(site: string, file: string): string | undefined {
  const path = resolve(pages, site, 'saved.json');
  const known: [pattern: string, address: string][] = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : [];
  for (const [pattern, address] of known) {
    const found = new RegExp(pattern).exec(file);
    if (found) return address.replace(/\$(\d)/g, (_, n: string) => found[Number(n)] ?? '');
  }
  return undefined;
}
