import type { ListingKey } from '../../../utils/actions/actions-schema';
import type { PaperLink } from '../../../utils/sites/any-page/lists/links';
import type { PageReading } from '../../../utils/sites/any-page/read-any-page';
import { sharedAs } from '../scripts/shared';

/** What the script that marks links takes from the page's own script, which reads the page. */
export interface PageLinks {
  /** Aborts when that script ends. */
  readonly signal: AbortSignal;
  /** The page as it was last read. */
  listing: ListingKey;
  links: readonly PaperLink[];
  /** Called when the page was read again. */
  changed?: () => void;
}

export const sharedLinks = sharedAs<PageLinks>('links');

/**
 * Passes on each reading of a page. `load` requests the other script once the page has a link to a paper in running
 * text, even if the paper is unknown: otherwise a page could learn from the script that it is known.
 */
export function sharePageLinks(signal: AbortSignal, load: () => void) {
  let shared: PageLinks | undefined;
  return ({ listing, single }: PageReading): void => {
    const links = single();
    if (shared) {
      Object.assign(shared, { listing, links });
      shared.changed?.();
    } else if (links.length > 0) {
      shared = { signal, listing, links };
      sharedLinks.value = shared;
      load();
    }
  };
}
