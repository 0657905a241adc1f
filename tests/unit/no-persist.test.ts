import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('case 28: nothing waits for the browser to promise persistence, which in Firefox never answers', () => {
  const sources = globSync('{entrypoints,components,utils}/**/*.{ts,tsx}');
  expect(sources.length).toBeGreaterThan(50);
  const asking = sources.filter((file) =>
    /storage\s*\??\.\s*persist/.test(readFileSync(file, 'utf8')),
  );
  expect(asking).toEqual([]);
});
