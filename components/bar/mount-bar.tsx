import { render } from 'preact';
import type { Words } from '../../utils/words';
import { createShadows } from '../shadow';
import { Bar, type BarPresses, type BarState } from './bar';
import css from './bar.css?inline';

export interface MountedBar {
  draw(state: BarState): void;
  /** Puts the focus where what was just opened begins. */
  focus(): void;
  remove(): void;
}

/** Puts the bar beside the page's body, which frameworks own, and out of its flow. */
export function mountBar(document: Document, words: Words, press: BarPresses): MountedBar {
  const host = document.createElement('div');
  host.dataset['offprint'] = 'bar';
  const root = createShadows(document, css)(host);
  const place = document.createElement('div');
  root.append(place);
  // What is typed in the bar is no key of the page's.
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    place.addEventListener(type, (event) => {
      event.stopPropagation();
      if (event.key !== 'Escape' || !event.isTrusted || type !== 'keydown') return;
      // A search field would be emptied by it, and the filter with it.
      event.preventDefault();
      press.open(undefined);
    });
  }
  return {
    draw(state) {
      // Some pages rebuild everything; the bar comes back with the next state.
      if (!host.isConnected) document.documentElement.append(host);
      // Room to scroll what is last out from under the bar.
      document.documentElement.dataset['offprintBar'] = '';
      render(<Bar state={state} press={press} words={words} />, place);
    },
    focus() {
      place.querySelector<HTMLElement>('[data-first]')?.focus();
    },
    remove() {
      render(null, place);
      host.remove();
      delete document.documentElement.dataset['offprintBar'];
    },
  };
}
