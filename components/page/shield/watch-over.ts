/**
 * Watches over the window's listeners, which `document.open()` takes away, ours among them; the page's next ones would come
 * before any that we put up anew. Gives whether they are there, and calls back once when they are not any more.
 */
export function createWatchOver(
  window: Window & typeof globalThis,
  lost: () => void,
): () => boolean {
  const type = `offprint ${crypto.randomUUID()}`;
  let isUp = true;
  let answered = false;
  window.addEventListener(type, (event) => {
    event.stopImmediatePropagation();
    answered = true;
  });

  function check(): boolean {
    if (!isUp) return false;
    answered = false;
    window.dispatchEvent(new Event(type));
    isUp = answered;
    if (!isUp) lost();
    return isUp;
  }
  // An observer outlives that, and hears of the new root element before the user can act on it.
  new MutationObserver(check).observe(window.document, { childList: true });
  return check;
}
