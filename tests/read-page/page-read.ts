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

/** The part that people read: where each entry's controls would go, and what is no entry. */
export function inWords({ reader, listing, view, entries, controls, left, why }: PageRead): string {
  return [
    `reader   ${reader}`,
    `listing  ${listing ?? 'none'}`,
    `view     ${view}${why === undefined ? '' : ` (${why})`}`,
    `entries  ${entries.length}`,
    ...entries.flatMap(({ id, title, authors, date }, n) => [
      `${String(n + 1).padStart(4)}  ${id}  ${title}`,
      ...(authors ? [`      by ${authors.join(', ')}`] : []),
      ...(date ? [`      on ${date}`] : []),
      `      controls in ${controls[n]}`,
    ]),
    ...(left.length > 0 ? [`left     ${left.length}`] : []),
    ...left.map((each) => `      ${each.id ?? 'several papers'} in ${each.where}: ${each.why}`),
  ].join('\n');
}
