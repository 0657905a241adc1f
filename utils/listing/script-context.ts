import { browser } from 'wxt/browser';

/** What a page's script knows of its own life. */
export interface ScriptContext {
  /** Ends with it. */
  readonly signal: AbortSignal;
  /** Whether it goes on. Asking ends it where its extension is gone, of which nobody tells it. */
  readonly isValid: boolean;
}

/**
 * Stands in for WXT's `ContentScriptContext` in what is built: ours need no more than this of it, and the rest would be
 * 0.7 of the 20 kB that they may weigh. `wxt.config.ts` puts it in its place.
 */
export class ContentScriptContext implements ScriptContext {
  readonly signal: AbortSignal;
  readonly #end = new AbortController();

  /** Ends the script of the same name that ran here before; the next one will end this. */
  constructor(name: string) {
    this.signal = this.#end.signal;
    const started = `${browser.runtime.id}:${name}:started`;
    document.dispatchEvent(new Event(started));
    document.addEventListener(started, () => this.#end.abort(), { once: true });
  }

  get isValid(): boolean {
    if (!browser.runtime?.id) this.#end.abort();
    return !this.signal.aborted;
  }
}
