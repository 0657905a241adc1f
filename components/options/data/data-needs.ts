import type { ReadonlySignal } from '@preact/signals';
import type { BackupState } from '../../../utils/backup/backup-state';
import type { Desk } from '../../../utils/desk/desk';
import type { Archive } from '../../../utils/library/restore/open-archive';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { WorkNeeds } from '../../ui/staged-work/staged-work';

/** What "Your data" needs. */
export interface DataNeeds extends WorkNeeds {
  readonly desk: Desk;
  readonly archive: Archive;
  /** Rejects if the settings can't be read. */
  readonly settings: () => Promise<Settings>;
  /** Of this Offprint: "0.1.0". */
  readonly version: string;
  readonly now: () => number;
  /** Hands a file to the user's downloads, by a link. */
  download(file: Blob, name: string): void;
  readonly backup: {
    read(): Promise<BackupState>;
    exported(time: number): Promise<void>;
    remind(on: boolean): Promise<void>;
    /** Call it in a click: the browser may ask the user. Resolves to whether the setting took effect. */
    weekly(on: boolean): Promise<boolean>;
    /** Calls back when any of it changed. Returns a function that stops it. */
    watch(listener: () => void): () => void;
  };
  eraseAll(): Promise<void>;
  /** Everything is deleted: other parts of the page forget what they show of it. */
  erased(): void;
  /** The feed that is followed after deleting everything, as after the installation. */
  readonly firstFeed: {
    readonly name: string;
    readonly isFollowed: ReadonlySignal<boolean>;
    unfollow(): void;
  };
}
