import type { Words } from '../../../utils/basics/words';
import { giveFocus } from '../listen';
import type { PageParts } from '../page-parts';
import { addStyle, createShadows } from '../shadow';
import { createBar } from './bar';
import css from './bar.css?inline';
import type { BarPresses, BarState } from './bar-types';

export interface MountedBar {
  draw(state: BarState): void;
  equip(parts: PageParts): void;
  /** Puts the focus where what was just opened begins, or gives it back to the page. */
  focus(opened: boolean): void;
  remove(): void;
}

/** Puts the bar beside the page's body, which frameworks own, and out of its flow. */
export function mountBar(document: Document, words: Words, press: BarPresses): MountedBar {
  const host = document.createElement('div');
  host.dataset['offprint'] = 'bar';
  const { element, draw, equip } = createBar(document, words, press);
  const root = createShadows(css)(host);
  root.append(element);
  return {
    draw(state) {
      // Some pages rebuild everything; the bar comes back with the next state.
      if (!host.isConnected) document.documentElement.append(host);
      // Room to scroll what is last out from under the bar.
      document.documentElement.dataset['offprintBar'] = '';
      draw(state);
    },
    equip(parts) {
      equip(parts);
      addStyle(root, parts.barCss);
    },
    focus(opened) {
      // What is merely hidden keeps the focus until the next frame, and the keys that are pressed meanwhile.
      if (!opened && root.activeElement instanceof HTMLElement) root.activeElement.blur();
      else if (opened)
        giveFocus(element.querySelector<HTMLElement>('[data-first]:not([hidden], [hidden] *)'));
    },
    remove() {
      host.remove();
      delete document.documentElement.dataset['offprintBar'];
    },
  };
}
