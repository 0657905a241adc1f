import type { Words } from '../../../utils/basics/words';
import { giveFocus } from '../dom/listen';
import { addStyle, createShadows } from '../dom/shadow-roots';
import type { PageParts } from '../scripts/page-parts';
import type { Stand } from '../stand/stand';
import { createBar } from './bar';
import css from './bar.css?inline';
import type { BarPresses, BarState } from './bar-types';

export interface MountedBar {
  draw(state: BarState): void;
  equip(parts: PageParts): void;
  /** Moves the focus to the start of the part that was opened, or gives it back to what had it before. */
  focus(opened: boolean): void;
  remove(): void;
}

/** Mounts the bar outside the page's body, which frameworks own, and out of its flow. */
export function mountBar(
  document: Document,
  words: Words,
  press: BarPresses,
  stand: Stand,
): MountedBar {
  const host = document.createElement('div');
  host.dataset['offprint'] = 'bar';
  const { element, draw, equip } = createBar(document, words, press);
  const root = createShadows(css)(host);
  root.append(element);
  let before: Element | null = null;
  return {
    draw(state) {
      // Some pages rebuild everything; the next state mounts the bar again.
      if (!host.isConnected) document.documentElement.append(host);
      // Adds scroll room, so that the bar doesn't cover the end of the page.
      stand.page('bar', true);
      draw(state);
    },
    equip(parts) {
      equip(parts);
      addStyle(root, parts.barCss);
    },
    focus(opened) {
      const at = root.activeElement as HTMLElement | null;
      const isInside = at?.closest('.open');
      if (opened) {
        if (!isInside) before = at ?? document.activeElement;
        giveFocus(element.querySelector<HTMLElement>('[data-first]:not([hidden], [hidden] *)'));
      } else if (isInside || document.activeElement === document.body) {
        // A hidden element keeps the focus, and receives key presses, until the next frame.
        at?.blur();
        giveFocus(before as HTMLElement | null);
        before = null;
      }
    },
    remove() {
      host.remove();
      stand.page('bar', false);
    },
  };
}
