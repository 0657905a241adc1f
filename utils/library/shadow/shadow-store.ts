/**
 * Where the shadow is kept: a store that fails apart from the library's database (`storage.local` is in other files
 * in every browser). The names are the shadow's own; the store sets them apart from all else that it holds.
 */
export interface ShadowStore {
  /** What is stored under names; those that hold nothing are missing. Rejects where the store can't be read. */
  get(names: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** Stores all of it or nothing. Rejects where it is not stored. */
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
  names(): Promise<string[]>;
  /** Runs work while no other context reads and writes the shadow: a Web Lock. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}
