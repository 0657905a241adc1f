import { type ReadonlySignal, signal } from '@preact/signals';
import type { PaperId } from '../../../utils/paper/ids/paper-id';

/** A dragged row: if dropped now, it goes before the row with this index. */
export interface Dragged {
  readonly paper: PaperId;
  readonly index: number;
}

export interface Drag {
  readonly dragged: ReadonlySignal<Dragged | undefined>;
  /** Call it when a pointer goes down on a row. A drag begins once the pointer has moved. */
  begin(event: PointerEvent, paper: PaperId): void;
}

/** A press that moves less than this, px, is a click. */
const threshold = 5;
/** Within this distance of the edge, in px, the list scrolls by itself, at most this many px per frame. */
const edge = 48;
const fastest = 12;

/**
 * Reorders the rows (`li`) of a list by pointer. `scroller` is what scrolls when the pointer nears its edge.
 * @param drop Called with the index of the row before which it was let go. Escape lets it go where it was.
 */
export function createDrag(
  scroller: () => HTMLElement | null,
  drop: (paper: PaperId, index: number) => void,
): Drag {
  const dragged = signal<Dragged | undefined>(undefined);

  function begin(down: PointerEvent, paper: PaperId): void {
    const row = down.currentTarget;
    const pressed = down.target;
    if (down.button !== 0 || !(row instanceof HTMLElement) || !(pressed instanceof Element)) return;
    if (pressed.closest('button')) return;
    // A touch on a row scrolls; only its grip starts a drag.
    if (down.pointerType === 'touch' && !pressed.closest('.grip')) return;

    const list = scroller();
    const over = new AbortController();
    const { signal: until } = over;
    let y = down.clientY;
    let frame = 0;

    function follow() {
      const index = list ? indexAt(list, y) : 0;
      if (dragged.peek()?.index !== index) dragged.value = { paper, index };
    }
    function scroll() {
      if (list && scrollBy(list, y)) follow();
      frame = requestAnimationFrame(scroll);
    }
    function end() {
      over.abort();
      cancelAnimationFrame(frame);
      dragged.value = undefined;
    }

    addEventListener(
      'pointermove',
      (event) => {
        y = event.clientY;
        if (!dragged.peek()) {
          if (Math.abs(y - down.clientY) < threshold) return;
          // From now on the pointer may leave the popup.
          row.setPointerCapture(down.pointerId);
          frame = requestAnimationFrame(scroll);
        }
        follow();
      },
      { signal: until },
    );
    addEventListener(
      'pointerup',
      () => {
        const last = dragged.peek();
        end();
        if (!last) return;
        swallowClick();
        drop(paper, last.index);
      },
      { signal: until },
    );
    addEventListener('pointercancel', end, { signal: until });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !dragged.peek()) return;
        // Otherwise Escape closes the popup, too.
        event.preventDefault();
        end();
        swallowClick();
      },
      { signal: until, capture: true },
    );
  }
  return { dragged, begin };
}

function indexAt(list: HTMLElement, y: number): number {
  return Array.from(list.querySelectorAll('li')).filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}

/** Scrolls faster the nearer the pointer is to the edge. Returns whether anything moved. */
function scrollBy(list: HTMLElement, y: number): boolean {
  const { top, bottom } = list.getBoundingClientRect();
  const beyond = Math.min(y - top - edge, 0) + Math.max(y - bottom + edge, 0);
  const before = list.scrollTop;
  list.scrollTop += Math.max(-fastest, Math.min(fastest, beyond / 4));
  return list.scrollTop !== before;
}

/** The click that ends a drag must not open anything. */
function swallowClick(): void {
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', stop, { capture: true }), 50);
}
