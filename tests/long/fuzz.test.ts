/** The short form of `npm run fuzz`, always on the same seeds. */
import { describe, expect, it } from 'vitest';
import { createTotal, parts } from '../fuzz/parts.ts';

describe('hostile pages (cases 30 to 36, 38 to 42 and 44 to 46)', () => {
  it.each(parts)('$name: nothing goes wrong in $inTests $unit', async (part) => {
    const { total, add } = createTotal();
    await part.run(1, part.inTests, add);
    if (total.count === 0) {
      console.log(`SKIPPED: ${part.name}, there are no such pages here`);
      return;
    }
    expect(total.failures).toEqual([]);
    expect(total.count).toBe(part.inTests);
    expect(total.found).toBeGreaterThan(0);
  });
});
