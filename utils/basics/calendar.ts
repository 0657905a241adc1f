/**
 * The start of the day that is `days` after that of a moment (negative: before it), by the user's clock, including days
 * of 23 and 25 hours. All times are ms since 1970.
 */
export function startOfDay(time: number, days = 0): number {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
