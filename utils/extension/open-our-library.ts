import { openLibrary } from '../library/open-library';
import type { Library } from '../library/types';
import type { ShadowStore } from '../shadow-store';
import { browser } from './browser';
import { storageShadow } from './shadow-storage';

/** Of its database. */
export const libraryName = 'offprint';

/** The shadow's store in this context. */
export const ourShadow = (): ShadowStore =>
  storageShadow(browser.storage.local, (work) => navigator.locks.request('offprint:shadow', work));

/** Opens the library of the extension, with its shadow. */
export const openOurLibrary = (): Library =>
  openLibrary({ name: libraryName, shadow: ourShadow() });
