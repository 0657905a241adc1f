/** Where a link's mark hangs: over the end of its last line, without moving anything. */
export interface MarkSpot {
  readonly left: number;
  readonly top: number;
  /** The last line of the link. */
  readonly line: DOMRect;
}

/** The width and height of a mark, in CSS pixels. */
export const size = 14;

/** In the viewport's pixels. Nothing for a link that has no box, or that something of the page covers. */
export function spotOf(link: Element, document: Document): MarkSpot | undefined {
  const line = [...link.getClientRects()].findLast(({ width, height }) => width > 0 && height > 0);
  if (!line || isCovered(link, line, document)) return undefined;
  const widest = document.documentElement.clientWidth;
  return {
    left: Math.round(Math.min(line.right - 4, widest - size)),
    top: Math.round(line.top - size / 2),
    line,
  };
}

/** Whether another element lies over a link that is on screen, such as a header that stays while the page scrolls. */
function isCovered(
  link: Element,
  { left, right, top, bottom }: DOMRect,
  document: Document,
): boolean {
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return at !== null && !link.contains(at) && !at.contains(link);
}
