/**
 * `document.open()` removes all of the window's listeners. Ours would come after the page's if we added them again.
 * Returns a check of whether ours are still there, and calls back once when they aren't.
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
  // An observer survives `document.open()`, and sees the new root element before the user can act on it.
  new MutationObserver(check).observe(window.document, { childList: true });
  return check;
}
