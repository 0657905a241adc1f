/**
 * Calls back in the next frame when parts of a page may have moved: something scrolled, a picture was loaded, a size or
 * the page's nodes changed. With the page as a whole, an element of ours that lies over it moves along.
 */
export function whenMoved(document: Document, signal: AbortSignal, follow: () => void) {
  let isDue = false;

  function soon(): void {
    if (!isDue) document.defaultView?.requestAnimationFrame(run);
    isDue = true;
  }
  function run(): void {
    isDue = false;
    if (!signal.aborted) follow();
  }

  document.addEventListener('scroll', soon, { capture: true, passive: true, signal });
  document.addEventListener('load', soon, { capture: true, signal });
  document.defaultView?.addEventListener('resize', soon, { signal });
  const sizes = new ResizeObserver(soon);
  sizes.observe(document.documentElement);
  const changes = new MutationObserver(soon);
  changes.observe(document.body, { childList: true, subtree: true, characterData: true });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    changes.disconnect();
  });

  return {
    soon,
    /** Follows the size of an element, too. */
    watch: (element: Element) => sizes.observe(element),
    forget: (element: Element) => sizes.unobserve(element),
  };
}
