/**
 * Tracks who gave our controls the focus in Firefox, and keeps the page's selection clear of our nodes. A control that
 * a page focused loses the focus at once: the user's next Space isn't meant for it. Firefox also puts the caret beside
 * an element that gets the focus by keyboard, so `getSelection()` would return a node of our root. So we drop the focus
 * before the browser does that and take it again by our own call; then we empty the selection before any script of the
 * page runs.
 */
export function createFocusWatch(
  window: Window & typeof globalThis,
  isOurs: (node: unknown) => node is Node,
) {
  /** The user's last Tab or pointer press, until an element gets the focus. */
  let hand: Event | undefined;
  /** The control that has the focus, given by the user or by us. */
  let holder: Node | undefined;
  /** The control that gets the focus next. */
  let due: HTMLElement | undefined;
  let giving = false;

  function emptySelection(): void {
    const selection = window.getSelection();
    if (isOurs(selection?.anchorNode) || isOurs(selection?.focusNode)) selection?.removeAllRanges();
  }

  function give(element: HTMLElement): void {
    due = undefined;
    holder = element;
    giving = true;
    element.focus();
    giving = false;
    emptySelection();
  }

  function giveDue(): void {
    if (due) give(due);
  }

  const watch = {
    give,
    /** Whether we are dropping the focus and taking it again, which our listeners must not see. */
    quiet: false,

    /** Takes an event of the user's own, before any listener gets it. */
    note(event: Event): void {
      if (event.type === 'keydown') {
        giveDue();
        hand = event instanceof window.KeyboardEvent && event.key === 'Tab' ? event : undefined;
      } else if (event.type === 'mousedown') hand = event;
    },

    /** The page's own element got the focus; or the window itself, when the user comes back to it. */
    gone(to: EventTarget | null): void {
      if (!(to instanceof window.Element)) return;
      hand = undefined;
      holder = undefined;
    },

    /** A control of ours got the focus. */
    got(node: Node): void {
      if (giving || !(node instanceof window.HTMLElement)) return;
      const by = hand;
      hand = undefined;
      due = undefined;
      const isUsers = by ? !by.defaultPrevented && by.eventPhase === 0 : node === holder;
      holder = isUsers ? node : undefined;
      if (by?.type === 'mousedown' && isUsers) {
        setTimeout(emptySelection);
        return;
      }
      watch.quiet = true;
      node.blur();
      watch.quiet = false;
      if (!isUsers) return;
      due = node;
      setTimeout(giveDue);
    },
  };
  // Whatever caused it.
  window.addEventListener('selectionchange', emptySelection, true);
  return watch;
}
