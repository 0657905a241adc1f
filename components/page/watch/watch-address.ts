/**
 * Calls back when the page's address changed without a load. It doesn't use `navigate` (nor WXT's `wxt:locationchange`,
 * which builds on it): that event also fires for loads that leave the page to the back/forward cache, and for loads
 * that never come, such as a download.
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

/** A fragment never tells two listings apart. */
const addressOf = ({ location }: Window): string => location.pathname + location.search;
