/** What is read of a saved page. */

export interface EntryRead {
  readonly id: string;
  readonly title: string;
  readonly authors?: readonly string[];
  readonly date?: string;
}

export interface PageRead {
  readonly reader: string;
  /** The key of its listing; nothing if it has none. */
  readonly listing: string | null;
  readonly view: string;
  readonly entries: readonly EntryRead[];
  /** Where the controls of each entry would go, in the same order. */
  readonly controls: readonly string[];
  /** Why a site's own reader found nothing. */
  readonly why?: string;
  /** What else links to papers, and why it is no entry. */
  readonly left: readonly { readonly where: string; readonly id?: string; readonly why: string }[];
}

/** The part that programs read: one object, always of this form. */
export const asJson = ({ listing, view, entries }: PageRead): string =>
  JSON.stringify({ listing, view, entries }, null, 2);
