// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrag } from '../../../../components/popup/queue/drag';
import { paper } from '../../make';

const rowHeight = 60;
let list: HTMLElement;
let pointerDown: (n: number, how?: PointerEventInit, on?: string) => void;
let drag: ReturnType<typeof createDrag>;
const drop = vi.fn();

/** Five rows of 60 px in a list 180 px high, which is what one sees of them. */
beforeEach(() => {
  Element.prototype.setPointerCapture = vi.fn();
  list = document.createElement('div');
  list.getBoundingClientRect = () => new DOMRect(0, 0, 400, 180);
  document.body.replaceChildren(list);
  for (let n = 0; n < 5; n++) {
    const row = document.createElement('li');
    row.getBoundingClientRect = () =>
      new DOMRect(0, n * rowHeight - list.scrollTop, 400, rowHeight);
    for (const name of ['grip', 'title']) {
      const part = document.createElement(name === 'grip' ? 'span' : 'a');
      part.className = name;
      row.append(part);
    }
    row.append(document.createElement('button'));
    list.append(row);
  }
  drag = createDrag(() => list, drop);
  list.querySelectorAll('li').forEach((row, n) => {
    row.addEventListener('pointerdown', (event) => drag.begin(event, paper(n)));
  });
  pointerDown = (n, how = {}, on = '.title') =>
    void list.children[n]
      ?.querySelector(on)
      ?.dispatchEvent(pointer('pointerdown', n * rowHeight + 30, how));
});
afterEach(() => {
  dispatchEvent(pointer('pointercancel', 0));
  // The click that a drag still waits for.
  clickOpens();
  drop.mockReset();
});

const pointer = (type: string, clientY: number, how: PointerEventInit = {}) =>
  new PointerEvent(type, { bubbles: true, clientY, button: 0, pointerType: 'mouse', ...how });
const move = (y: number) => void dispatchEvent(pointer('pointermove', y));
const up = (y: number) => void dispatchEvent(pointer('pointerup', y));
const clickOpens = () =>
  list
    .querySelector('a')
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));

describe('dragging a row', () => {
  it('tells where it would go, and drops it there', () => {
    pointerDown(0);
    move(100);
    expect(drag.dragged.value).toEqual({ paper: paper(0), index: 2 });
    move(130);
    up(130);
    expect(drop).toHaveBeenCalledWith(paper(0), 2);
    expect(drag.dragged.value).toBeUndefined();
  });

  it('reaches both ends', () => {
    pointerDown(1);
    move(2);
    up(2);
    expect(drop).toHaveBeenLastCalledWith(paper(1), 0);
    pointerDown(1);
    move(900);
    up(900);
    expect(drop).toHaveBeenLastCalledWith(paper(1), 5);
  });

  it('is a click until it has moved; the click that ends a drag opens nothing', () => {
    pointerDown(0);
    move(32);
    up(32);
    expect(drop).not.toHaveBeenCalled();
    expect(clickOpens()).toBe(true);
    pointerDown(0);
    move(100);
    up(100);
    expect(clickOpens()).toBe(false);
    expect(clickOpens()).toBe(true);
  });

  it('is let go where it was on Escape, which then closes nothing', () => {
    pointerDown(0);
    move(100);
    const press = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    dispatchEvent(press);
    up(100);
    expect(press.defaultPrevented).toBe(true);
    expect(drop).not.toHaveBeenCalled();
  });

  it.each([
    ['a button', {}, 'button'],
    ['the other mouse button', { button: 2 }, '.title'],
    ['a finger beside the grip', { pointerType: 'touch' }, '.title'],
  ])('does not begin with %s', (_, how, on) => {
    pointerDown(0, how, on);
    move(100);
    expect(drag.dragged.value).toBeUndefined();
  });

  it('begins with a finger on the grip', () => {
    pointerDown(0, { pointerType: 'touch' }, '.grip');
    move(100);
    expect(drag.dragged.value?.index).toBe(2);
  });

  it('scrolls the list near its edge, and goes on to where that leads', async () => {
    pointerDown(0);
    move(175);
    await vi.waitFor(() => expect(list.scrollTop).toBeGreaterThan(60));
    expect(drag.dragged.value?.index).toBeGreaterThan(3);
  });
});
