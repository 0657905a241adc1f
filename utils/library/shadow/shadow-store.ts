/**
 * Where the shadow is kept: a store that fails independently of the library's database (every browser keeps
 * `storage.local` in other files). The names are the shadow's own; the store separates them from its other keys.
 */
export interface ShadowStore {
  /** The stored values by name; names without a value are missing. Rejects if the store can't be read. */
  get(names: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** Stores all of it or nothing. Rejects if nothing was stored. */
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
  names(): Promise<string[]>;
  /** Runs work while no other context reads and writes the shadow: a Web Lock. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}
