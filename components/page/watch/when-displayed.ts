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
  const start = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = setTimeout(finish, ms);
  };
  const finish = () => {
    document.removeEventListener('visibilitychange', start);
    done();
  };
  document.addEventListener('visibilitychange', start, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  start();
}
