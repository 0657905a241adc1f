/** Resolves once the page is really displayed: nothing counts while the browser only prerenders it. */
export function whenDisplayed(document: Document): Promise<void> {
  const page: Document & { readonly prerendering?: boolean } = document;
  if (page.prerendering !== true) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('prerenderingchange', () => resolve(), { once: true });
  });
}
