import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../../shared/captures');

/** Saved pages of real sites, which are not part of this repository. Empty where they are not there. */
export function captures(site: string, name: RegExp): readonly string[] {
  const folder = resolve(root, site);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((file) => name.test(file));
}

export const readCapture = (site: string, file: string): string =>
  readFileSync(resolve(root, site, file), 'utf8');
