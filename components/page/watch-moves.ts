/** What moved less than this is not looked at again, in CSS pixels. */
const least = 200;

/**
 * Calls back when elements of a list may have come near what is shown: something scrolled, a size changed, the focus went
 * elsewhere. After a scroll it does so before the next frame is painted, so that a jump to the page's end
 * shows no bare entry.
 *
 * An observer of intersections would say it a frame later, and costs more than measuring now and then.
 */
export function watchMoves(document: Document, signal: AbortSignal, moved: () => void) {
  let mark: Element | undefined;
  let seenAt: DOMRect | undefined;
  const boxes = new WeakSet<Element>();
  const sizes = new ResizeObserver(moved);
  signal.addEventListener('abort', () => sizes.disconnect());

  const options = { capture: true, passive: true, signal };
  document.addEventListener('scroll', check, options);
  document.addEventListener('focusin', moved, options);
  document.defaultView?.addEventListener('resize', moved, { signal });

  function check(): void {
    const at = mark?.getBoundingClientRect();
    const by = at && seenAt && Math.max(Math.abs(at.y - seenAt.y), Math.abs(at.x - seenAt.x));
    if (by === undefined || by >= least) moved();
  }

  return {
    /** All was looked at as it stands now. This element stands for all that moves. */
    lookedAt(element: Element | undefined): void {
      mark = element;
      seenAt = mark?.getBoundingClientRect();
    },

    /** Watches the sizes of the page, and of the boxes in which the elements are. */
    within(elements: readonly Element[]): void {
      const all = [document.documentElement, ...elements.map(({ parentElement }) => parentElement)];
      for (const box of all) {
        if (!box || boxes.has(box)) continue;
        boxes.add(box);
        sizes.observe(box);
      }
    },
  };
}
