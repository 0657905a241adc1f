/** An entry counts as seen after this long on screen in a visible tab, in ms. */
const dwell = 1_000;

/** Fine enough steps to notice when an entry much taller than the viewport fills half of it. */
const thresholds = Array.from({ length: 21 }, (_, step) => step / 20);

/** No readable line of text is smaller, in CSS pixels. */
const leastHeight = 16;
const leastWidth = 80;

/**
 * Whether enough of an entry is on screen: half of it, or enough to fill half the viewport; and enough to be readable.
 */
function enough({
  boundingClientRect: { height, width },
  intersectionRatio,
  intersectionRect,
  rootBounds,
}: IntersectionObserverEntry) {
  const shown = intersectionRect.height;
  const half = rootBounds !== null && shown > 0 && shown * 2 >= rootBounds.height;
  return (intersectionRatio >= 0.5 || half) && height >= leastHeight && width >= leastWidth;
}

/**
 * Watches entries and calls back with those that have been on screen for a second, each once, in batches (an empty one,
 * too). Time in a hidden tab does not count.
 */
export function watchSeen(
  document: Document,
  signal: AbortSignal,
  seen: (elements: readonly Element[]) => void,
) {
  /** Entries on screen, and since when (`performance.now()`). */
  const onScreen = new Map<Element, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const visible = () => document.visibilityState === 'visible';

  function schedule() {
    clearTimeout(timer);
    if (!visible() || onScreen.size === 0) return;
    // Slightly late, so that entries scrolled in together are reported together.
    timer = setTimeout(collect, Math.min(...onScreen.values()) + dwell + 100 - performance.now());
  }

  function collect() {
    const now = performance.now();
    const due = [...onScreen]
      .filter(([, since]) => now - since >= dwell)
      .map(([element]) => element);
    for (const element of due) forget(element);
    schedule();
    seen(due);
  }

  const observer = new IntersectionObserver(
    (changes) => {
      for (const change of changes) {
        if (!enough(change)) onScreen.delete(change.target);
        else if (!onScreen.has(change.target)) onScreen.set(change.target, performance.now());
      }
      schedule();
    },
    { threshold: thresholds },
  );

  function forget(element: Element) {
    observer.unobserve(element);
    onScreen.delete(element);
  }

  document.addEventListener(
    'visibilitychange',
    () => {
      // The second starts again when the tab becomes visible.
      for (const element of onScreen.keys()) onScreen.set(element, performance.now());
      schedule();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });

  return { watch: (element: Element) => observer.observe(element), forget };
}
