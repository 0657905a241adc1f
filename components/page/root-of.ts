import { api } from './api';

/** Firefox gives it to extensions on the element itself. */
interface FirefoxElement extends Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

/** An element's shadow root, closed or not, its page's or another extension's. */
export function rootOf(element: Element): ShadowRoot | null | undefined {
  if (import.meta.env.FIREFOX) return (element as FirefoxElement).openOrClosedShadowRoot;
  // Throws for what is no HTML element and has no root, and where the extension is gone.
  try {
    return api.dom.openOrClosedShadowRoot(element as HTMLElement);
  } catch {
    return undefined;
  }
}
