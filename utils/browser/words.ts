import { createWords } from '../basics/words';
import { browser } from './browser';

/** The interface's words in the extension's own contexts. */
export const words = createWords(
  (name, values) => browser.i18n.getMessage(name, values),
  browser.i18n.getUILanguage(),
);
