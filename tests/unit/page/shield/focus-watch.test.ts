// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFocusWatch } from '../../../../components/page/shield/focus-watch';

/** What Firefox says by `isTrusted`: an event of the user's own. Here the test calls `note` itself. */
function scene() {
  document.body.innerHTML = '<input><div><button>Star</button></div>';
  const [field, button] = [document.querySelector('input'), document.querySelector('button')];
  if (!field || !button) throw new Error('no elements');
  const isOurs = (node: unknown): node is Node => node === button;
  const watch = createFocusWatch(window, isOurs);
  document.addEventListener('focus', ({ target }) => isOurs(target) && watch.got(target), true);
  return { field, button, watch };
}
const tab = () => new KeyboardEvent('keydown', { key: 'Tab', cancelable: true });

describe('the focus of our controls', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('is given back where a page gave it', () => {
    const { field, button } = scene();
    field.focus();
    button.focus();
    expect(document.activeElement).toBe(document.body);
    vi.runAllTimers();
    expect(document.activeElement).toBe(document.body);
  });

  it('comes by the user’s Tab: let go of at once, and taken again', () => {
    const { button, watch } = scene();
    watch.note(tab());
    button.focus();
    expect(document.activeElement).toBe(document.body);
    vi.runAllTimers();
    expect(document.activeElement).toBe(button);
  });

  it('is there for a key that follows the Tab at once', () => {
    const { button, watch } = scene();
    watch.note(tab());
    button.focus();
    watch.note(new KeyboardEvent('keydown', { key: ' ' }));
    expect(document.activeElement).toBe(button);
  });

  it('comes by the user’s press, and stays', () => {
    const { button, watch } = scene();
    watch.note(new MouseEvent('mousedown'));
    button.focus();
    expect(document.activeElement).toBe(button);
  });

  it('does not come by a Tab that the page took for itself, nor by one that went elsewhere', () => {
    const { field, button, watch } = scene();
    const taken = tab();
    taken.preventDefault();
    watch.note(taken);
    button.focus();
    vi.runAllTimers();
    expect(document.activeElement).toBe(document.body);
    watch.note(tab());
    watch.gone(field);
    button.focus();
    vi.runAllTimers();
    expect(document.activeElement).toBe(document.body);
  });

  it('leaves no caret of the page’s beside what we gave the focus', () => {
    const { button, watch } = scene();
    getSelection()?.selectAllChildren(button);
    vi.spyOn(window, 'getSelection').mockReturnValue({
      anchorNode: button,
      focusNode: button,
      removeAllRanges: () => void document.body.setAttribute('data-emptied', ''),
    } as Partial<Selection> as Selection);
    watch.give(button);
    expect(document.body.hasAttribute('data-emptied')).toBe(true);
    vi.restoreAllMocks();
  });
});
