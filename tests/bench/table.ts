/** Prints rows as a table that is also Markdown. Ratios come first: milliseconds hold for one machine only. */
import type { Row } from './row.ts';
import type { Spread } from './statistics.ts';

const columns = ['', 'bench', 'what', 'against', 'ratio', 'at most', 'ours', 'floor'];

/** The table with its header. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [columns, ...rows.map(cellsOf)];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function cellsOf({
  bench,
  what,
  against,
  ratio,
  ours,
  floor,
  unit,
  budget,
  passed,
}: Row): string[] {
  const sign = passed === undefined ? ' ' : passed ? '✓' : '✗';
  return [
    sign,
    bench,
    what,
    against ?? '',
    ratio ? `${ratio.median.toFixed(2)} × ${range(ratio)}` : '',
    budget ?? '',
    withUnit(ours, unit),
    floor ? withUnit(floor, unit) : '',
  ];
}

const withUnit = (spread: Spread, unit: string): string =>
  [round(spread.median), unit, range(spread)].filter((part) => part !== '').join(' ');

/** The quartiles, if they differ. */
const range = ({ low, high }: Spread): string =>
  low === high ? '' : `(${round(low)}–${round(high)})`;

/** Three digits. */
function round(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 4));
}
