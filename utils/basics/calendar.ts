/**
 * When the day begins that comes `days` after the one that a moment is in (negative: before it), by the user's clock:
 * days of 23 and 25 hours are days. All times are ms since 1970.
 */
export function startOfDay(time: number, days = 0): number {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
