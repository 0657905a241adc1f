/**
 * How often a property is tried whose every trial is dear: in the long run as often as given, in the ordinary one a
 * quarter of that. The seeds are random, so ordinary runs add up.
 */
export const runs = (times: number): { readonly numRuns: number } => ({
  numRuns: process.env['OFFPRINT_TIMES'] === undefined ? Math.ceil(times / 4) : times,
});
