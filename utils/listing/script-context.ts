import { browser } from 'wxt/browser';

/**
 * Stands in for WXT's `ContentScriptContext` in what is built: our scripts need to know when a newer one takes over, and
 * nothing else of it, which would be 0.9 of the 20 kB that they may weigh. `wxt.config.ts` puts it in its place.
 */
export class ContentScriptContext {
  readonly signal: AbortSignal;

  /** Ends the script of the same name that ran here before; the next one will end this. */
  constructor(name: string) {
    const end = new AbortController();
    this.signal = end.signal;
    const started = `${browser.runtime.id}:${name}:started`;
    document.dispatchEvent(new Event(started));
    document.addEventListener(started, () => end.abort(), { once: true });
  }
}
