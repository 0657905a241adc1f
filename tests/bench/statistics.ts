/** The median of the measurements and their quartiles, which no single pause distorts. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly count: number;
}

/** First quartile, median and third quartile. Throws for no values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => {
    const place = (sorted.length - 1) * part;
    const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    if (below === undefined || above === undefined) throw new Error('nothing was measured');
    return below + (above - below) * (place - Math.floor(place));
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75), count: sorted.length };
}

/**
 * Measures ours and the floor alternately, so that other load on the machine falls on both, and swaps the order, so
 * that neither always runs after the other. The first `warmUp` pairs are discarded.
 */
export async function inTurns(
  { times, warmUp = 1 }: { times: number; warmUp?: number },
  ours: (n: number) => Promise<number>,
  floor: (n: number) => Promise<number>,
): Promise<{ ours: number; floor: number }[]> {
  const pairs = [];
  for (let n = 0; n < warmUp + times; n++) {
    const first = n % 2 === 0 ? await ours(n) : await floor(n);
    const second = n % 2 === 0 ? await floor(n) : await ours(n);
    pairs.push(n % 2 === 0 ? { ours: first, floor: second } : { ours: second, floor: first });
  }
  return pairs.slice(warmUp);
}
