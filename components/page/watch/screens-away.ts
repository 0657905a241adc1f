/**
 * How many screens an element is away from what is shown: 0 or less if it is on screen. Infinity if it has no box, as
 * where it is left out.
 */
export function screensAway(element: Element, { innerHeight, innerWidth }: Window): number {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  if (top === bottom || left === right) return Number.POSITIVE_INFINITY;
  return Math.max(
    -bottom / innerHeight,
    top / innerHeight - 1,
    -right / innerWidth,
    left / innerWidth - 1,
  );
}
