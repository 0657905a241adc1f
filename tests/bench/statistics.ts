/** The middle of what was measured, and how far it spread. Medians and quartiles: one pause ruins no result. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly count: number;
}

/** First quartile, median and third quartile. Throws where nothing was measured. */
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
 * Measures ours and the floor in turns, so that whatever else the machine does falls on both, and changes who goes
 * first, so that neither always meets what the other left. The first `warmUp` pairs are thrown away.
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
