import { createWords, wordsKey } from '../../../utils/basics/words';
import type { Extension } from './acts';
import { ask } from './ask';

/** The browser's own words. */
interface BrowserWords {
  /** The first call of a page takes 2 to 14 ms, as it asks another process and waits. */
  getMessage(name: string, substitutions?: string[]): string;
  getUILanguage(): string;
}

/** The words of a page's script: those that the worker keeps in the storage; for a missing one, the browser is asked. */
export function createPageWords(
  extension: Pick<Extension, 'read'>,
  browser: BrowserWords,
  version: string,
) {
  const language = browser.getUILanguage();
  const known: Record<string, unknown> = {};
  let loaded: Promise<void> | undefined;

  async function load(): Promise<void> {
    Object.assign(known, await ask(() => extension.read(wordsKey(language, version))));
  }

  return {
    words: createWords((...asked) => browser.getMessage(...asked), language, known),
    /** Resolves when the kept words are there, or can't be read. Reads once. Never rejects. */
    load: (): Promise<void> => (loaded ??= load()),
  };
}
export type PageWords = ReturnType<typeof createPageWords>;
