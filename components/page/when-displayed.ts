/** Resolves once the page is really displayed: nothing counts while the browser only prerenders it. */
export function whenDisplayed(document: Document): Promise<void> {
  const page: Document & { readonly prerendering?: boolean } = document;
  if (page.prerendering !== true) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('prerenderingchange', () => resolve(), { once: true });
  });
}

/** Calls back once the page has been visible for so many ms without a break. */
export function afterVisible(
  document: Document,
  ms: number,
  signal: AbortSignal,
  done: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new AbortController();
  const finish = () => {
    end.abort();
    done();
  };
  const start = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = setTimeout(finish, ms);
  };
  document.addEventListener('visibilitychange', start, { signal: end.signal });
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      end.abort();
    },
    { signal: end.signal },
  );
  start();
}
