import { afterEvent, listen } from '../listen';

/** Keeps what is typed in an open part from the page's keys; Escape closes the part. */
export function keepKeys(part: HTMLElement, close: () => void): void {
  for (const type of ['keydown', 'keypress', 'keyup']) {
    listen(part, type, (event) => {
      event.stopPropagation();
      if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
      if (!event.isTrusted || type !== 'keydown') return;
      // A search field would be emptied by it, and the filter with it.
      event.preventDefault();
      afterEvent(close);
    });
  }
}
