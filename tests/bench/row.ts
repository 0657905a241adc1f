/** A bench's result: rows of one table, each a measurement beside its floor. */
import { type Spread, spreadOf } from './statistics.ts';

export type Unit = 'ms' | 'kB' | 'B' | 'MB' | '';

export interface Row {
  /** The bench that measured it: `npm run bench -- lookup`. */
  readonly bench: string;
  readonly what: string;
  readonly against?: string;
  /** Ours divided by the floor, pair by pair. */
  readonly ratio?: Spread;
  readonly ours: Spread;
  readonly floor?: Spread;
  readonly unit: Unit;
  /** The budget in words; rows without one are only informative. */
  readonly budget?: string;
  readonly passed?: boolean;
}

export interface BenchOptions {
  /** More repetitions and larger stores. */
  readonly long: boolean;
}

export interface Bench {
  readonly name: string;
  run(options: BenchOptions): Promise<readonly Row[]>;
}

/** One repetition: ours and the floor, measured one right after the other. */
export interface Pair {
  readonly ours: number;
  readonly floor: number;
}

type Told = Pick<Row, 'bench' | 'what' | 'against' | 'unit'>;

/** A row that may be at most `limit` times its floor. */
export function ratioRow(told: Told, pairs: readonly Pair[], limit: number): Row {
  const ratio = spreadOf(pairs.map(({ ours, floor }) => ours / floor));
  return {
    ...told,
    ratio,
    ...spreads(pairs),
    budget: `${limit.toFixed(1)} ×`,
    passed: ratio.median <= limit,
  };
}

/** A row that may be at most `limit` more than its floor, in its unit. */
export function differenceRow(told: Told, pairs: readonly Pair[], limit: number): Row {
  const more = spreadOf(pairs.map(({ ours, floor }) => ours - floor));
  const budget = limit === 0 ? 'no more' : `${limit} ${told.unit} more`;
  return { ...told, ...spreads(pairs), budget, passed: more.median <= limit };
}

/** A row that may take `limit` times its floor and `more` of its unit on top. */
export function sumRow(told: Told, pairs: readonly Pair[], limit: number, more: number): Row {
  const over = spreadOf(pairs.map(({ ours, floor }) => ours - floor * limit - more));
  return {
    ...told,
    ratio: spreadOf(pairs.map(({ ours, floor }) => ours / floor)),
    ...spreads(pairs),
    budget: `${limit} × + ${more} ${told.unit}`,
    passed: over.median <= 0,
  };
}

/** A row beside its floor, without a budget. */
export function besideRow(told: Told, pairs: readonly Pair[]): Row {
  const ratio = spreadOf(pairs.map(({ ours, floor }) => ours / floor));
  return { ...told, ...(Number.isFinite(ratio.high) && { ratio }), ...spreads(pairs) };
}

/** A row without a budget. */
export function plainRow(told: Told, values: readonly number[]): Row {
  return { ...told, ours: spreadOf(values) };
}

const spreads = (pairs: readonly Pair[]) => ({
  ours: spreadOf(pairs.map(({ ours }) => ours)),
  floor: spreadOf(pairs.map(({ floor }) => floor)),
});
