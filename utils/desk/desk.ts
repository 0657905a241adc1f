import type { Action } from '../actions/actions-schema';
import type { Outcome } from '../library/action-record';
import type { Library } from '../library/library';
import type { DrainAnswer } from '../messages/messages-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { Settings } from '../settings/settings-schema';

/** The action couldn't be written to the journal. Nothing is stored; the user has to be told. */
export class NotStored extends Error {}

/** Where an extension context (worker, popup) reads the library and acts on it. */
export interface Desk {
  /** Look-ups go through `ready()` first. */
  readonly library: Library;
  /** Why bringing the journal in last failed; its actions wait there. */
  readonly failure: DrainAnswer['failure'];
  /**
   * Brings the journal into the library. Resolves as soon as the library committed it. All contexts are told what
   * changed right after that, before the next `ready()` of any context resolves.
   */
  ready(): Promise<readonly Outcome[]>;
  /** Tells all contexts the new states of papers, under all of their ids. */
  tell(papers: readonly PaperId[]): Promise<void>;
  /** Tells all contexts the states of all papers that they show, and the settings if they changed. */
  tellAll(settings?: Settings): Promise<void>;
  /** Tells all contexts the settings if they changed; otherwise asks what tabs show, to update their badges. */
  tellSettings(settings?: Settings): Promise<void>;
  /** Tells our own contexts that something changed, and updates the button away from listings. */
  tellInbox(): Promise<void>;
  /** Does what was decided in the library and not yet done, and tells all contexts. `progress`: 0 to 1. */
  resume(progress?: (part: number) => void): Promise<void>;
  /** Runs work while no context is bringing the journal in. */
  undisturbed<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Writes the action to the journal at once, then brings the journal in. Returns its outcome; nothing if it waits in
   * the journal. Rejects with `NotStored` if the journal couldn't store it. `progress`: 0 to 1, where the action is too
   * much for one transaction.
   */
  act(action: Action, progress?: (part: number) => void): Promise<Outcome | undefined>;
  /** Writes the action to the journal, and leaves it there. */
  write(action: Action): Promise<void>;
  /** Calls back after changes by other contexts. Returns how to stop. */
  onChange(listener: () => void): () => void;
}
