import { afterEvent, listen } from '../dom/listen';

/** Keeps key presses in an open part from the page; Escape closes the part. */
export function keepKeys(part: HTMLElement, close: () => void): void {
  for (const type of ['keydown', 'keypress', 'keyup']) {
    listen(part, type, (event) => {
      event.stopPropagation();
      if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
      if (!event.isTrusted || type !== 'keydown') return;
      // Escape would empty a search field, and with it the filter.
      event.preventDefault();
      afterEvent(close);
    });
  }
}
