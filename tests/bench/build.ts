/** Builds what runs inside the browser. The extension itself is never touched: copies of it get the bench's scripts. */
import { resolve } from 'node:path';
import { build } from 'vite';

export const root = resolve(import.meta.dirname, '../..');
export const cache = resolve(root, '.cache/bench');

/** Bundles a script of `in-browser/`, minified as the extension is, and gives its code. */
export async function bundle(name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      write: false,
      target: 'chrome126',
      lib: {
        entry: resolve(import.meta.dirname, 'in-browser', `${name}.ts`),
        formats: ['iife'],
        name: 'offprintBenchModule',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error(`${name} was not built`);
  return output.output[0].code;
}
