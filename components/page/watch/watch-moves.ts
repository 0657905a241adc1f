/** What moved less than this is not looked at again, in CSS pixels. */
const least = 200;

/**
 * Calls back when elements of a list may have come near what is shown: something scrolled or changed its size by more
 * than there was room for, or the focus went elsewhere. After a scroll it does so before the next frame is painted, so
 * that a jump to the page's end shows no bare entry.
 *
 * An IntersectionObserver would tell a frame later, and costs more than measuring now and then.
 */
export function watchMoves(document: Document, signal: AbortSignal, moved: () => void) {
  let mark: Element | undefined;
  let seenAt: DOMRect | undefined;
  let room = least;
  /** By how much sizes changed since, in CSS pixels: nothing came nearer by more. */
  let grown = 0;
  const boxes = new WeakMap<Element, DOMRectReadOnly | undefined>();
  const sizes = new ResizeObserver((changes) => {
    for (const { target, contentRect: now } of changes) {
      const before = boxes.get(target);
      if (before)
        grown += Math.abs(now.height - before.height) + Math.abs(now.width - before.width);
      boxes.set(target, now);
    }
    check();
  });
  signal.addEventListener('abort', () => sizes.disconnect());

  const options = { capture: true, passive: true, signal };
  document.addEventListener('scroll', check, options);
  document.addEventListener('focusin', moved, options);
  document.defaultView?.addEventListener('resize', moved, options);

  function check(): void {
    const at = mark?.getBoundingClientRect();
    // The element was left out of the flow since: it has no height and can't stand for the list.
    const by =
      at?.height && seenAt ? Math.max(Math.abs(at.y - seenAt.y), Math.abs(at.x - seenAt.x)) : room;
    if (by + grown >= room) moved();
  }

  return {
    /**
     * Call it when the whole list was measured. `mark` stands for all of it: it may move by `room` pixels before the
     * list is looked at again.
     */
    lookedAt(element: Element | undefined, pixels: number): void {
      mark = element;
      seenAt = mark?.getBoundingClientRect();
      room = Math.max(least, pixels);
      grown = 0;
    },

    /** Watches the sizes of the page, and of the boxes in which the elements are. */
    within(elements: readonly Element[]): void {
      const all = [document.documentElement, ...elements.map(({ parentElement }) => parentElement)];
      for (const box of all) {
        if (!box || boxes.has(box)) continue;
        boxes.set(box, undefined);
        sizes.observe(box);
      }
    },
  };
}
