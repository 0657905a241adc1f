import type { browser as Api } from 'wxt/browser';

/** Chromium's own name, as in `api.ts`; not asked for before a key is pressed. */
declare const chrome: typeof Api;

/** Firefox gives it to extensions on the element itself. */
interface FirefoxElement extends Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

/**
 * An element's shadow root, closed or not, the page's or another extension's. Throws, in Chromium, for what is no HTML
 * element, and where the extension is gone.
 */
export const rootOf = (element: Element): ShadowRoot | null | undefined =>
  import.meta.env.FIREFOX
    ? (element as FirefoxElement).openOrClosedShadowRoot
    : chrome.dom.openOrClosedShadowRoot(element as HTMLElement);
