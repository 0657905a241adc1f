/**
 * Where the element that has the focus disappears, because its dialog, form or row closes, browsers put the focus on
 * nothing: a keyboard's user starts again at the top. Here the focus goes to the nearest element that can take it: in
 * what was around it, the first one after its place, else the last one before. Parts that know better focus something
 * themselves, before the document is at rest.
 */
export function holdFocus(root: Element): void {
  const page = root.ownerDocument;
  /** The element that has the focus, and what it stands in, from the inside out. */
  let around: readonly Element[] = [];
  // A click beside everything takes the focus away on purpose.
  page.addEventListener('pointerdown', () => (around = []), true);
  page.addEventListener('focusin', ({ target }) => {
    around = [];
    for (let up = target; up instanceof Element; up = up.parentElement) around = [...around, up];
  });
  new MutationObserver((changes) => {
    const [focused] = around;
    if (!focused || focused.isConnected || page.activeElement !== page.body) return;
    const gone = changes.findLast(({ removedNodes }) =>
      [...removedNodes].some((node) => node === focused || node.contains(focused)),
    );
    const near = around
      .filter((one) => one.isConnected)
      .map((one) => nearestIn(one, gone))
      .find((one) => one !== undefined);
    near?.focus();
  }).observe(root, { childList: true, subtree: true });
}

const focusable =
  ':is(a[href], button:enabled, input:enabled:not([type="file"]), select:enabled, summary):not([tabindex="-1"])';

function nearestIn(around: Element, gone: MutationRecord | undefined): HTMLElement | undefined {
  const all = [...around.querySelectorAll<HTMLElement>(focusable)];
  const { nextSibling: next, previousSibling: previous } = gone ?? {};
  const after = next && all.find((one) => stands(one, next, Node.DOCUMENT_POSITION_FOLLOWING));
  const before =
    previous && all.findLast((one) => stands(one, previous, Node.DOCUMENT_POSITION_PRECEDING));
  return after ?? before ?? all[0];
}

/** Whether an element stands in a node, or on that side of it. */
const stands = (one: Node, node: Node, side: number): boolean =>
  node.isConnected && (node.contains(one) || (node.compareDocumentPosition(one) & side) > 0);
