import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchMoves } from '../../../../components/page/watch/watch-moves';

afterEach(() => vi.unstubAllGlobals());

/** A page with one list, whose first element stands for all that moves. */
function setUp() {
  const { document, Event, AbortController } = new JSDOM('<ul><li></ul>').window;
  let top = 0;
  let sizes: ResizeObserverCallback | undefined;
  class Observer {
    constructor(callback: ResizeObserverCallback) {
      sizes = callback;
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Observer);
  const item = document.querySelector('li') as Element;
  item.getBoundingClientRect = () => ({ x: 0, y: top, height: 20 }) as DOMRect;
  const moved = vi.fn();
  const moves = watchMoves(document, new AbortController().signal, moved);
  moves.within([item]);
  return {
    item,
    moved,
    moves,
    scroll(to: number) {
      top = -to;
      document.dispatchEvent(new Event('scroll'));
    },
    /** The list is so high now. */
    size(height: number) {
      const change = { target: item.parentElement, contentRect: { height, width: 500 } };
      sizes?.([change as unknown as ResizeObserverEntry], undefined as unknown as ResizeObserver);
    },
  };
}

describe('watching what moves', () => {
  it('calls back once there was no room left, however much there was', () => {
    const { item, moved, moves, scroll } = setUp();
    moves.lookedAt(item, 5_000);
    scroll(4_900);
    expect(moved).not.toHaveBeenCalled();
    scroll(5_000);
    expect(moved).toHaveBeenCalledOnce();
  });

  it('calls back for no small step', () => {
    const { item, moved, moves, scroll } = setUp();
    moves.lookedAt(item, 0);
    scroll(199);
    expect(moved).not.toHaveBeenCalled();
    scroll(-200);
    expect(moved).toHaveBeenCalledOnce();
  });

  it('calls back where sizes changed by as much, in steps and together with what was scrolled', () => {
    const { item, moved, moves, scroll, size } = setUp();
    moves.lookedAt(item, 1_000);
    size(9_000);
    size(9_300);
    size(8_900);
    scroll(200);
    expect(moved).not.toHaveBeenCalled();
    size(9_000);
    expect(moved).toHaveBeenCalledOnce();
    moves.lookedAt(item, 1_000);
    size(9_100);
    expect(moved).toHaveBeenCalledOnce();
  });

  it('calls back at each step while nothing stands for the list', () => {
    const { moved, moves, scroll } = setUp();
    moves.lookedAt(undefined, 1_000);
    scroll(1);
    expect(moved).toHaveBeenCalledOnce();
  });
});
