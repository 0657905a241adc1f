import type { Action } from '../actions/actions-schema';
import type { Outcome } from '../library/action-record';
import type { Library } from '../library/library';
import type { DrainAnswer } from '../messages/messages-schema';
import type { PaperId } from '../paper/paper-id';
import type { Settings } from '../settings/settings-schema';

/** The action could not even be written down. Nothing is stored; the user has to be told. */
export class NotStored extends Error {}

/** Where an extension context (worker, popup) reads the library and acts on it. */
export interface Desk {
  /** Look-ups go through `ready()` first. */
  readonly library: Library;
  /** Why the journal could not be brought in the last time; what is in it waits there. */
  readonly failure: DrainAnswer['failure'];
  /**
   * Brings the journal into the library. Resolves as soon as the library holds it: everybody is told what changed right
   * after that, and before anybody's next `ready()` resolves.
   */
  ready(): Promise<readonly Outcome[]>;
  /** Tells everybody how papers stand now, under all of their ids. */
  tell(papers: readonly PaperId[]): Promise<void>;
  /** Tells everybody how all that they show stands now, and the settings where they changed. */
  tellAll(settings?: Settings): Promise<void>;
  /** Tells everybody the settings where they changed; without, asks what tabs show, so that their badges are right. */
  tellSettings(settings?: Settings): Promise<void>;
  /** Tells all contexts of ours that something changed, and the button what it counts away from listings. */
  tellInbox(): Promise<void>;
  /** Does what was decided in the library and not yet done, and tells everybody. `progress`: 0 to 1. */
  resume(progress?: (part: number) => void): Promise<void>;
  /** Runs work while no context brings the journal in. */
  undisturbed<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Writes the action to the journal at once, then brings the journal in. Returns what became of it;
   * nothing where it waits in the journal. Rejects with `NotStored` where not even the journal took it.
   */
  act(action: Action): Promise<Outcome | undefined>;
  /** Writes the action to the journal, and leaves it there. */
  write(action: Action): Promise<void>;
  /** Calls back after changes by other contexts. Returns how to stop. */
  onChange(listener: () => void): () => void;
}
