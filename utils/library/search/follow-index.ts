import type { Library } from '../library';
import { createCatalogue } from './catalogue';
import type { IndexPosition } from './index-parts';

/** What is called while the index is read. */
export interface Hearer {
  /** Some rows more. */
  more?(): void;
  /** The index is being built, and this part of it is read, 0 to 1. */
  building?(part: number): void;
}

/** The search index of a library in memory, which can be brought up to date. */
export function followIndex(library: Pick<Library, 'index' | 'indexSince'>) {
  const catalogue = createCatalogue();
  let position: IndexPosition | undefined;

  return {
    catalogue,
    /** Reads what is new, or all of it. Returns whether anything changed. One call at a time. */
    async read({ more, building }: Hearer = {}): Promise<boolean> {
      const news = position && (await library.indexSince(position));
      if (news) {
        ({ position } = news);
        const changed = news.parts.filter(({ rows, gone }) => rows.length + gone.length > 0);
        for (const part of changed) catalogue.newer(part);
        return changed.length > 0;
      }
      position = await library.index({
        reset: catalogue.reset,
        newer: catalogue.newer,
        older(part) {
          catalogue.older(part);
          more?.();
        },
        building(part) {
          building?.(part);
        },
      });
      return true;
    },
    /** Whether all of it has been read once. */
    get isWhole() {
      return position !== undefined;
    },
  };
}
export type FollowedIndex = ReturnType<typeof followIndex>;
