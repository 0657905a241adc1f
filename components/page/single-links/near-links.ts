import type { PaperLink } from '../../../utils/sites/any-page/lists/links';

/** The links of a page that get marks, and which of them are near what is shown. */
export interface NearLinks {
  readonly all: ReadonlyMap<Element, PaperLink>;
  /** The elements of those within half a screen of what is shown. */
  readonly near: ReadonlySet<Element>;
  /** Takes the links that the page has now in place of those it had. */
  take(found: readonly PaperLink[]): void;
}

/** `moved` is called when links come near or go. */
export function createNearLinks(signal: AbortSignal, moved: () => void): NearLinks {
  const all = new Map<Element, PaperLink>();
  const near = new Set<Element>();
  const sight = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      moved();
    },
    { rootMargin: '50%' },
  );
  signal.addEventListener('abort', () => sight.disconnect());

  return {
    all,
    near,
    take(found) {
      const wanted = new Map(found.map((link) => [link.element, link]));
      for (const element of all.keys()) {
        if (wanted.has(element)) continue;
        sight.unobserve(element);
        near.delete(element);
        all.delete(element);
      }
      for (const [element, link] of wanted) {
        if (!all.has(element)) sight.observe(element);
        all.set(element, link);
      }
    },
  };
}
