/**
 * Who gave our controls the focus in Firefox, and where that leaves the page's selection. A control that a page gave the
 * focus loses it at once: the user's next Space is not for it. And Firefox puts the caret beside what gets the focus by
 * keyboard, so that `getSelection()` would give a node of our root away: the focus is let go of before the browser gets
 * to that, and taken again by our own call, after which the selection is emptied before any script of the page runs.
 */
export function createFocusWatch(
  window: Window & typeof globalThis,
  isOurs: (node: unknown) => node is Node,
) {
  /** The user's last Tab or press of the pointer, until something got the focus. */
  let hand: Event | undefined;
  /** The control that has the focus by the user's hand or by ours. */
  let holder: Node | undefined;
  /** The one that gets it in a moment. */
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
    /** Whether focus is let go of and taken again, which is no event for our listeners. */
    quiet: false,

    /** An event of the user's own, before anything hears it. */
    note(event: Event): void {
      if (event.type === 'keydown') {
        giveDue();
        hand = event instanceof window.KeyboardEvent && event.key === 'Tab' ? event : undefined;
      } else if (event.type === 'mousedown') hand = event;
    },

    /** Something of the page's got it; the window itself does when the user comes back to it. */
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
  // However it came about.
  window.addEventListener('selectionchange', emptySelection, true);
  return watch;
}
