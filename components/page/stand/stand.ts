/** Where the controls of entries stand, and what of the page itself is changed to show states. */
import type { PageSettings } from '../../../utils/settings/settings-schema';
import type { Entry } from '../../../utils/sites/site';
import type { Look } from '../listing/look';

export interface Stand {
  /** What `put` has to know, measured before anything is written. */
  measure(entry: Entry): boolean;
  put(entry: Entry, host: HTMLElement, measured: boolean): void;
  /** Whether the controls are where they were put. */
  has(entry: Entry, host: HTMLElement): boolean;
  putBack(entry: Entry, host: HTMLElement): void;
  takeAway(entry: Entry, host: HTMLElement): void;
  /** Shows which entry the keys act on. */
  current(entry: Entry, isCurrent: boolean): void;
  /** Whether entries keep their own look, because the page could see a change. Absent: they never do. */
  isBare?(settings: PageSettings | undefined): boolean;
  /** Dims or hides an entry, or gives it back its own look. */
  dress(entry: Entry, look: Look): void;
  /** Makes room for the bar, or shows the controls of a paper's own page all the time. */
  page(what: 'bar' | 'paper', on: boolean): void;
}

export const anchorOf = ({ anchor, element }: Entry): Element => anchor ?? element;

/** All elements of the page that make up an entry. */
export const partsOf = ({ element, also = [] }: Entry): readonly Element[] => [element, ...also];

/** Gives an element an attribute of ours; without a value, removes it. Writes only what changes: the page could watch. */
export function tell(
  element: Element,
  what: 'entry' | 'part' | 'look' | 'current',
  value?: string,
): void {
  const name = `data-offprint-${what}`;
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** An entry out of sight carries its look alone, or nothing if it looks as the page made it. */
export function wear(entry: Entry, look: Look): void {
  for (const part of partsOf(entry)) tell(part, 'look', look === 'plain' ? undefined : look);
}
