import { api } from './api';

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
    : api.dom.openOrClosedShadowRoot(element as HTMLElement);
