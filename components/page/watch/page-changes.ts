/** When a page changes by itself. */

/**
 * Watches whether elements or addresses in the page change. Once it has begun, calls back then, at most once per frame;
 * `begin` tells whether anything had changed before.
 */
export function watchChanges(
  document: Document,
  changed: () => void,
  signal: AbortSignal,
): { begin(): boolean } {
  let begun = false;
  let due = false;
  const observer = new MutationObserver(note);
  function note(records: readonly MutationRecord[]): void {
    if (due || !records.some(mayMatter)) return;
    due = true;
    if (begun) schedule();
  }
  function schedule(): void {
    document.defaultView?.requestAnimationFrame(() => {
      due = false;
      changed();
    });
  }
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['href'],
  });
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    begin() {
      note(observer.takeRecords());
      const isStale = due;
      [begun, due] = [true, false];
      return isStale;
    },
  };
}

/**
 * Whether a change can have brought, taken or turned an entry, or taken our controls. Every entry has a link, so what
 * comes or goes without one (MathJax setting a formula, a counter, a clock) is not worth reading a page again.
 */
function mayMatter({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  const link = 'a[href], :has(a[href])';
  return (
    type === 'attributes' ||
    [...removedNodes].some((node) => matches(node, `[data-offprint], ${link}`)) ||
    [...addedNodes].some((node) => matches(node, link))
  );
}

const matches = (node: Node, selector: string): boolean =>
  node instanceof Element && Element.prototype.matches.call(node, selector);

/** Resolves at the first change of the page's elements, or when patience ends. */
export function domChange(
  document: Document,
  patience: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(done);
    setTimeout(done, patience);
    observer.observe(document.body, { childList: true, subtree: true });
    signal.addEventListener('abort', done, { once: true });
  });
}
