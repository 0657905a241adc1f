/** Which files of the source import which, for tests of its structure. Types count. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** Each file of the source, by its path from the root, with its text. */
export const sources: ReadonlyMap<string, string> = new Map(
  globSync('{entrypoints,components,utils}/**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);

const statement =
  /(?:^|\n)(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?'(\.[^'?]+)(?:\?\w+)?'/g;
const called = /\bimport\(\s*'(\.[^']+)'\s*\)/g;

export interface Import {
  readonly from: string;
  readonly to: string;
  /** Only types: nothing of it is in the built code. */
  readonly isType: boolean;
}

/** What a file imports of ours. Throws where that is no file. */
export function importsOf(path: string, text: string): Import[] {
  const found = [
    ...[...text.matchAll(statement)].map(([, type, to = '']) => ({
      to,
      isType: type !== undefined,
    })),
    ...[...text.matchAll(called)].map(([, to = '']) => ({ to, isType: false })),
  ];
  return found
    .filter(({ to }) => !to.endsWith('.css'))
    .map(({ to, isType }) => {
      const base = posix.join(dirname(path), to);
      const file = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((each) =>
        sources.has(each),
      );
      if (file === undefined) throw new Error(`${path} imports ${to}, which is no file`);
      return { from: path, to: file, isType };
    });
}

export const allImports: readonly Import[] = [...sources].flatMap(([path, text]) =>
  importsOf(path, text),
);
