import { openLibrary } from '../library/open-library';
import type { Library } from '../library/types';
import { browser } from './browser';
import { storageShadow } from './shadow-storage';

/** Opens the library of the extension, with its shadow. */
export const openOurLibrary = (): Library =>
  openLibrary({
    shadow: storageShadow(browser.storage.local, (work) =>
      navigator.locks.request('offprint:shadow', work),
    ),
  });
