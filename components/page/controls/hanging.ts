import type { Words } from '../../../utils/basics/words';
import type { PaperDetails } from '../../../utils/paper/details-schema';
import type { PaperId } from '../../../utils/paper/paper-id';
import type { Entry } from '../../../utils/sites/site';
import { type Make, onUser } from '../dom';
import { giveFocus, listen } from '../listen';
import type { Controls } from './controls';
import css from './hanging.css?inline';

/** The items of an entry's small menu, with the message that names each. */
const menuLabels = {
  readAbove: 'moreReadAbove',
  readBelow: 'moreReadBelow',
  abstract: 'moreAbstract',
} as const;
export type MenuName = keyof typeof menuLabels;

/** The papers above or below a paper in a list, in the list's order. */
export function beyond(
  list: readonly Entry[],
  id: PaperId,
  side: Exclude<MenuName, 'abstract'>,
): PaperId[] {
  const ids = list.map((entry) => entry.id);
  const place = ids.indexOf(id);
  if (place < 0) return [];
  return side === 'readAbove' ? ids.slice(0, place) : ids.slice(place + 1);
}

/** Shows an element over an entry, in the browser's top layer, and all of it in sight. */
function show(controls: Controls, element: HTMLElement): void {
  controls.hang(element, css);
  element.showPopover();
  element.scrollIntoView({ block: 'nearest' });
}

/** Opens the menu of one entry. */
export function openMenu(
  controls: Controls,
  make: Make,
  words: Words,
  act: (name: MenuName) => void,
): void {
  const close = (refocus: boolean) => {
    if (controls.hung === menu) controls.hang();
    if (refocus) controls.focusMore();
  };
  const items = Object.entries(menuLabels).map(([name, label]) =>
    onUser(make('button', { type: 'button' }, words.say(label)), 'click', () => {
      close(false);
      act(name as MenuName);
    }),
  );
  const menu = make('div', { class: 'menu', popover: 'manual' }, ...items);
  // Not every browser focuses a button when it is pressed; without this the menu would close before the click.
  listen(menu, 'mousedown', (event) => event.preventDefault());
  listen(menu, 'keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
    event.stopPropagation();
    close(true);
  });
  listen(menu, 'focusout', (event) => {
    const to = event instanceof FocusEvent ? event.relatedTarget : null;
    if (!(to instanceof Node && menu.contains(to))) close(false);
  });
  show(controls, menu);
  giveFocus(items[0]);
}

/** Shows the abstract of a paper over its entry, or says that the page has none. */
export function unfold(
  controls: Controls,
  make: Make,
  words: Words,
  { abstract, aiSummary }: PaperDetails,
): void {
  const text = abstract ?? aiSummary ?? words.say('entryNoAbstract');
  show(controls, make('p', { class: 'text', popover: 'manual' }, text));
}
