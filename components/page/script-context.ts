import { api } from './api';

/** What a page's script knows of its own life. */
export interface ScriptContext {
  /** Ends with it. */
  readonly signal: AbortSignal;
  /** Whether it goes on. Asking ends it where its extension is gone, of which nobody tells it. */
  readonly isValid: boolean;
}

/** Where the script that runs in this world is kept. No element of a page has a symbol for its name. */
const running = Symbol.for('offprint');
const world: typeof globalThis & { [running]?: AbortController } = globalThis;

/** The event at which a script whose extension is gone looks whether it is. */
const started = 'offprint';

/**
 * Stands in for WXT's `ContentScriptContext`: ours need no more than this of it, and the rest would be 0.7 of the 20 kB
 * that they may weigh. `wxt.config.ts` puts it in its place.
 */
export class ContentScriptContext implements ScriptContext {
  readonly #end = new AbortController();
  readonly signal = this.#end.signal;

  /**
   * Ends the script that ran here before; the next one will end this. One of the same extension shares this world, which
   * no page can reach. One of an extension that was updated has a world of its own and is told by an event; a page can send that,
   * too, and it ends nothing but a script whose extension is gone.
   */
  constructor() {
    world[running]?.abort();
    world[running] = this.#end;
    dispatchEvent(new Event(started));
    addEventListener(started, () => this.isValid, { signal: this.signal });
  }

  get isValid(): boolean {
    if (!api.runtime?.id) this.#end.abort();
    return !this.signal.aborted;
  }
}
