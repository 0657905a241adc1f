/** The source archive, as a store's reviewer gets it. `tests/long/rebuilt.test.ts` builds from it. */
import { expect, it } from 'vitest';
import { filesIn } from './archives.ts';

it('case 51: the source archive holds the lock file, the licence and how to build, and nothing of the tests', () => {
  const paths = [...filesIn('sources').keys()];
  expect(paths).toEqual(
    expect.arrayContaining(['package-lock.json', 'LICENSE', 'README.md', 'wxt.config.ts']),
  );
  expect(paths.filter((path) => /^(?:tests|node_modules|\.)/.test(path))).toEqual([]);
});
