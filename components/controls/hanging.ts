import type { Words } from '../../utils/words';
import { type Make, onUser } from '../dom';

/** What the small menu of an entry offers, with the message that names it. */
const menuLabels = {
  readAbove: 'moreReadAbove',
  readBelow: 'moreReadBelow',
  abstract: 'moreAbstract',
} as const;
export type MenuName = keyof typeof menuLabels;

/** The menu of one entry. `close` is called when it is to go, with or without the focus going back to its button. */
export function createMenu(
  make: Make,
  words: Words,
  act: (name: MenuName) => void,
  close: (refocus: boolean) => void,
): HTMLElement {
  const items = Object.entries(menuLabels).map(([name, label]) =>
    onUser(make('button', { type: 'button' }, words.say(label)), 'click', () => {
      close(false);
      act(name as MenuName);
    }),
  );
  const menu = make('div', { class: 'menu' }, ...items);
  // Not every browser gives a button focus when it is pressed; without this it would be gone before its click.
  menu.addEventListener('mousedown', (event) => event.preventDefault());
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close(true);
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && menu.contains(relatedTarget))) close(false);
  });
  return menu;
}

/** A text over the entry. */
export const createText = (make: Make, text: string): HTMLElement =>
  make('p', { class: 'text' }, text);
