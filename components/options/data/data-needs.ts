import type { BackupState } from '../../../utils/backup/state';
import type { Desk } from '../../../utils/browser/desk';
import type { Archive } from '../../../utils/library/restore/open-archive';
import type { Settings } from '../../../utils/settings/settings-schema';

/** What "Your data" needs. */
export interface DataNeeds {
  readonly desk: Desk;
  readonly archive: Archive;
  /** Rejects where they can't be read. */
  readonly settings: () => Promise<Settings>;
  /** Of this Offprint: "0.1.0". */
  readonly version: string;
  readonly now: () => number;
  /** Takes what went wrong in a part of Offprint. */
  report(part: string, cause: unknown): void;
  /** Hands a file to the user's downloads, by a link. */
  download(file: Blob, name: string): void;
  /** Does work that the worker carries on where this page goes; gives nothing where another tab does such work. */
  restoring<T>(work: () => Promise<T>): Promise<T | undefined>;
  readonly backup: {
    read(): Promise<BackupState>;
    exported(time: number): Promise<void>;
    remind(on: boolean): Promise<void>;
    /** To be called by a click: the browser may ask the user. Returns whether it is as they wanted. */
    weekly(on: boolean): Promise<boolean>;
    /** Calls back when any of it changed. Returns how to stop. */
    watch(listener: () => void): () => void;
  };
  eraseAll(): Promise<void>;
}
