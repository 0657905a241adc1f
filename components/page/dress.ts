import type { Entry } from '../../utils/sites/site';
import type { Look } from './look';

/** All elements of the page that make up an entry. */
export const partsOf = ({ element, also = [] }: Entry): readonly Element[] => [element, ...also];

/** Gives an entry its look, which is all that an entry out of sight carries; nothing if it is as the page made it. */
export function dress(entry: Entry, look: Look): void {
  for (const part of partsOf(entry)) {
    if (look === 'plain') part.removeAttribute('data-offprint-look');
    else if (part.getAttribute('data-offprint-look') !== look) {
      part.setAttribute('data-offprint-look', look);
    }
  }
}
