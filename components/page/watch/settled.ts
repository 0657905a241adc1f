/** How long the framework's part of a page must be unchanged after load before we insert anything there, in ms. */
const quiet = 200;

/** Longest wait after load, in ms, for a page whose part never rests (a ticker, an animation). */
const longest = 5_000;

/**
 * Resolves once a framework that mounts after load has done so: when the nodes that the server sent were
 * replaced, or at `load` plus 200 ms without a change in `root`. A node inserted earlier is thrown away
 * with the server's, and can make a hydrating Svelte page vanish (sveltejs/svelte#14920, #15819).
 *
 * `sample` gives an element of the part, of those that stand there now.
 */
export async function settled(
  document: Document,
  root: Element,
  sample: () => Element | undefined,
  signal: AbortSignal,
): Promise<void> {
  const served = sample();
  await new Promise<void>((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      clearTimeout(timer);
      if (document.readyState !== 'complete') return;
      timer = setTimeout(done, quiet);
      last ??= setTimeout(done, longest);
    };
    const observer = new MutationObserver(() => {
      const remounted = served !== undefined && !served.isConnected && sample() !== undefined;
      if (remounted) done();
      else rest();
    });
    function done() {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(last);
      document.defaultView?.removeEventListener('load', rest);
      resolve();
    }
    // A framework may replace the root itself; observing its parent catches that.
    observer.observe(root.parentElement ?? root, { childList: true, subtree: true });
    document.defaultView?.addEventListener('load', rest);
    signal.addEventListener('abort', done, { once: true });
    rest();
  });
}
