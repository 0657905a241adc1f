/** What our pages use of a browser that jsdom lacks. Call these at the top of a file of tests. */
import { act } from 'preact/test-utils';
import { beforeEach, vi } from 'vitest';

/** Modal dialogs: opening one focuses its first button, closing one says so. */
export function addDialogs(): void {
  beforeEach(() => {
    HTMLDialogElement.prototype.showModal = function () {
      this.setAttribute('open', '');
      this.querySelector('button')?.focus();
    };
    HTMLDialogElement.prototype.close = function () {
      this.removeAttribute('open');
      this.dispatchEvent(new Event('close'));
    };
  });
}

/** Scrolling into sight, and observers of what is there. Returns what tells the last one that its element is. */
export function addSight(): () => Promise<void> {
  let saw: IntersectionObserverCallback | undefined;
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => undefined;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(callback: IntersectionObserverCallback) {
          saw = callback;
        }
        observe() {}
        disconnect() {}
      },
    );
  });
  const near = [{ isIntersecting: true }] as unknown as IntersectionObserverEntry[];
  return () => act(() => saw?.(near, {} as IntersectionObserver));
}
