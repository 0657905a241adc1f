/**
 * Erasing all that is kept, such that it can be cut short at any point: first one key says so, and whoever finds it
 * (`journal-storage.ts`) erases again from the beginning, before they read anything.
 */

import { erasingKey } from '../basics/storage-keys';
import * as z from '../basics/z';
import type { ShadowStore } from '../library/shadow/shadow-store';
import { headName, noHead, readHead } from '../library/shadow/state';
import { deleteDatabases, NotErased } from '../library/store/delete-databases';
import type { StorageArea } from './stored';
import { allKeys } from './stored';

/** Where the library was when it began. */
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
 * Erases everything, the databases last: nothing must bring them back. To be called while nobody brings the journal in.
 * Rejects with `NotErased` where one can't be deleted: then the library goes on elsewhere, without it.
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
    // Two further: the one before a library's own is where rows are salvaged from.
    const next = failure ? place + 2 : place;
    if (next > 0) await shadow.set({ [headName]: { ...noHead, place: next } });
    await area.remove([erasingKey]);
    if (failure) throw failure;
  });
}
