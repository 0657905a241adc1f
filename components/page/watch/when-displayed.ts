/** Resolves once the page is really displayed: nothing counts while the browser only prerenders it. */
export async function whenDisplayed(
  document: Document & { readonly prerendering?: boolean },
): Promise<void> {
  // Firefox knows no such property, and gives an element of the page that bears its name.
  if (document.prerendering !== true) return;
  await new Promise((resolve) => {
    document.addEventListener('prerenderingchange', resolve, { once: true });
  });
}

/** Calls back once the page has been visible for `ms` milliseconds without a break. */
export function afterVisible(
  document: Document,
  ms: number,
  signal: AbortSignal,
  done: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const finished = new AbortController();
  const end = AbortSignal.any([signal, finished.signal]);
  const start = () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    timer = setTimeout(() => {
      finished.abort();
      done();
    }, ms);
  };
  document.addEventListener('visibilitychange', start, { signal: end });
  end.addEventListener('abort', () => clearTimeout(timer));
  start();
}
