/** The next moment at which the user's clock shows an hour, after `now`; ms since 1970. */
export function nextDigest(hour: number, now: number): number {
  const date = new Date(now);
  const on = (days: number) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
  // If the clock skips the hour, this is the next one.
  return on(0) > now ? on(0) : on(1) > now ? on(1) : on(2);
}
