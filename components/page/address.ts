/**
 * Calls back when the page's address changed without a load. Not at `navigate` (nor at WXT's
 * `wxt:locationchange`, which is made of it): that also fires for loads that leave the page to the
 * back/forward cache, or that never come, as at a download.
 */
export function watchAddress(view: Window, signal: AbortSignal, moved: (url: URL) => void): void {
  let last = addressOf(view);
  view.navigation.addEventListener(
    'currententrychange',
    () => {
      const now = addressOf(view);
      if (now === last) return;
      last = now;
      moved(new URL(view.location.href));
    },
    { signal },
  );
}

/** Fragments tell listings apart nowhere. */
const addressOf = ({ location }: Window): string => location.pathname + location.search;
