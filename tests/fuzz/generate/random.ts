/** Random numbers, reproducible by seed in every engine. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** True with probability `often`, from 0 to 1. */
  chance(often: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32, with a hashed seed, so that neighbouring seeds are unrelated. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b) ^ 0x9e3779b9;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const random: Random = {
    below: (end) => Math.floor(next() * end),
    chance: (often) => next() < often,
    pick<T>(from: readonly T[]): T {
      if (from.length === 0) throw new Error('nothing to pick from');
      return from[random.below(from.length)] as T;
    },
  };
  return random;
}
