/**
 * Erases all that is kept, and may be interrupted at any point: one key is written first, and a context that finds it
 * (`journal-storage.ts`) erases again from the beginning, before it reads anything.
 */

import { erasingKey } from '../basics/storage-keys';
import * as z from '../basics/z';
import type { StorageArea } from '../browser/storage/stored';
import { allKeys } from '../browser/storage/stored';
import { headName, noHead, readHead } from '../library/shadow/generations';
import type { ShadowStore } from '../library/shadow/shadow-store';
import { deleteDatabases, NotErased } from '../library/store/delete-databases';

/** The place of the library when erasing began. */
const ErasingSchema = z.object({ place: z.int().check(z.nonnegative()) });

export interface Kept {
  readonly area: StorageArea;
  readonly shadow: ShadowStore;
  /** Name of the database. */
  readonly name: string;
}

/** Decides that everything is erased; `goOnErasing` does it. */
export async function beginErasing({ area, shadow }: Kept): Promise<void> {
  const head = await readHead(shadow).catch(() => undefined);
  await area.set({ [erasingKey]: { place: head?.place ?? 0 } });
}

/**
 * Erases everything, the databases last, so that nothing can restore them. To be called while no context brings the
 * journal in. Rejects with `NotErased` if a database can't be deleted: then the library moves to another place, without
 * its data.
 */
export async function goOnErasing({ area, shadow, name }: Kept): Promise<void> {
  await shadow.exclusively(async () => {
    const stored = (await area.get([erasingKey]))[erasingKey];
    const place = z.safeParse(ErasingSchema, stored).data?.place ?? 0;
    await area.remove((await allKeys(area)).filter((key) => key !== erasingKey));
    const failure = await deleteDatabases(name, place).catch((error: unknown) => {
      if (!(error instanceof NotErased)) throw error;
      return error;
    });
    // Two further, as rows are salvaged from the place before a library's own.
    const next = failure ? place + 2 : place;
    if (next > 0) await shadow.set({ [headName]: { ...noHead, place: next } });
    await area.remove([erasingKey]);
    if (failure) throw failure;
  });
}
