/** What a kind of round needs outside the browser: a build of its own, a disk of its own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver } from '../e2e/drivers/driver.ts';
import { builtExtension, giveQuota, newProfile } from '../e2e/launch.ts';
import { mountSmallDisk, type SmallDisk } from '../e2e/small-disk.ts';
import { giveMovingClock } from './clock.ts';

/** Each kind has every fault that needs nothing special; all but the ordinary kind add one more. */
export const roundKinds = [
  'ordinary',
  'moving clock',
  'small quota',
  'restless worker',
  'small disk',
] as const;
export type RoundKind = (typeof roundKinds)[number];

/** Of eight seeds, four are ordinary. */
const kindsBySeed: Readonly<Record<number, RoundKind>> = {
  3: 'moving clock',
  5: 'small quota',
  6: 'restless worker',
  7: 'small disk',
};
export const kindOf = (seed: number): RoundKind => kindsBySeed[seed % 8] ?? 'ordinary';

/** Room enough for a browser's profile over a round, in MB. */
const diskSize = { chromium: 200, firefox: 300 } as const;

export interface Surroundings {
  /** Folder of the extension to be loaded. */
  readonly extension: string;
  /** Folder of the profile. */
  readonly profile: string;
  readonly disk?: SmallDisk;
  remove(): void;
}

/** A round of this kind is not possible here. */
export class NotHere extends Error {}

/** Makes what a round needs. Throws `NotHere`. */
export function surround(
  kind: RoundKind,
  browser: Driver['name'],
  built = builtExtension,
): Surroundings {
  switch (kind) {
    case 'ordinary':
    case 'restless worker': {
      const { path, remove } = newProfile();
      return { extension: built, profile: path, remove };
    }
    case 'moving clock':
      return withBuild(built, giveMovingClock);
    case 'small quota':
      if (browser === 'firefox')
        throw new NotHere('a quota for one extension is set in Chromium only');
      return withBuild(built, giveQuota);
    case 'small disk': {
      const disk = mountSmallDisk(diskSize[browser]);
      if (!disk) throw new NotHere('no small disk can be mounted');
      const { path, remove } = disk;
      return { extension: built, profile: join(path, 'profile'), disk, remove };
    }
  }
}

function withBuild(built: string, change: (path: string) => void): Surroundings {
  const profile = newProfile();
  const extension = mkdtempSync(join(tmpdir(), 'offprint-build-'));
  cpSync(built, extension, { recursive: true });
  change(extension);
  return {
    extension,
    profile: profile.path,
    remove() {
      profile.remove();
      rmSync(extension, { recursive: true, force: true });
    },
  };
}
