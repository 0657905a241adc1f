import type { readAnyPage } from '../../../utils/sites/any-page/read-any-page';

/**
 * Where the page reader's script leaves it for the scripts that use it: all of ours share one world that no page can
 * see. The key is a symbol, because no element of a page has one for its name.
 */
const place = Symbol.for('offprint page reader');
const world: typeof globalThis & { [place]?: typeof readAnyPage } = globalThis;

export const providePageReader = (reader: typeof readAnyPage): void => {
  world[place] = reader;
};

export const pageReader = (): typeof readAnyPage | undefined => world[place];
