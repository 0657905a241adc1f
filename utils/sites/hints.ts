/**
 * What the page reader is told of a site, where it alone isn't right, or the site has identifiers of its own. A site's
 * folder exports one as `hints`; `hinted-sites.ts` lists them. Such sites are off until the user switches them on.
 */
import type { Address } from '../paper/addresses/address';
import type { PaperId } from '../paper/ids/paper-id';

export interface SiteHints {
  /** The name of its folder. */
  readonly name: string;
  /** As people call it, in every language. */
  readonly title: string;
  /** The hosts of its pages. */
  readonly hosts: RegExp;
  /** For the README: which of its pages list papers, what the reading was tested on, and since when. */
  readonly shown: string;
  readonly tested: 'saved pages' | 'a page from its description';
  readonly since: string;
  /** The scheme of its own identifiers (`paper/own-ids.ts`): only its pages may say which papers those are. */
  readonly scheme?: string;
  /** The paper at an address of its own, other than those of `paper/paper-hosts.ts`. */
  paperAt?(address: Address): PaperId | undefined;
  readonly rows?: RowHints;
}

/** How its entries stand on a page. Without them, the page reader finds both by itself. */
export interface RowHints {
  /** Selector of all entries. */
  readonly each: string;
  /** Selectors within an entry. */
  readonly title: string;
  /** `false`: who posted an entry is no author. */
  readonly authors?: string | false;
  /** The paper of an entry that links to none. */
  paperOf?(row: Element): PaperId | undefined;
}
