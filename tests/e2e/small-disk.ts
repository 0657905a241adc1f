/** A disk that a test may fill. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  /** Folder where it is mounted. */
  readonly path: string;
  /** Fills all free space. */
  fill(): void;
  /** Frees the space. */
  free(): void;
  remove(): void;
}

/** Mounts a disk of this many MB, if possible: on Linux, by root. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const path = mkdtempSync(join(tmpdir(), 'offprint-small-disk-'));
  const mount = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path];
  if (spawnSync('mount', mount).status !== 0) {
    rmSync(path, { recursive: true });
    return undefined;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => fill(filler),
    free: () => rmSync(filler, { force: true }),
    remove() {
      spawnSync('umount', ['-l', path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function fill(path: string): void {
  const { bsize, bavail } = statfsSync(join(path, '..'));
  for (let left = bsize * bavail; left > 0; left -= 1_000_000) {
    try {
      writeFileSync(path, Buffer.alloc(Math.min(left, 1_000_000)), { flag: 'a' });
    } catch {
      return;
    }
  }
}
