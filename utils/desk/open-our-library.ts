import { browser } from '../browser/browser';
import { lasting } from '../browser/storage/lasting-area';
import { storageShadow } from '../browser/storage/shadow-storage';
import type { StorageArea } from '../browser/storage/stored';
import type { Library } from '../library/library';
import type { ShadowStore } from '../library/shadow/shadow-store';
import { openLibrary } from '../library/store/open-library';

/** The name of the library's database. */
export const libraryName = 'offprint';
/** The storage of journal and shadow, outside of pages. */
export const ourStorage = (): StorageArea =>
  lasting(browser.storage.local, browser.storage.session);

/** The shadow's store in this context. */
export const ourShadow = (): ShadowStore =>
  storageShadow(ourStorage(), (work) => navigator.locks.request('offprint:shadow', work));

/** Opens the library of the extension, with its shadow. */
export const openOurLibrary = (): Library =>
  openLibrary({ name: libraryName, shadow: ourShadow() });
