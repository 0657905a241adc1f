/** How a page of ours hands something to the user. */

/** Hands over a file by a link, which needs no permission. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads the file after the click and doesn't say for how long.
  setTimeout(() => URL.revokeObjectURL(link.href), 10 * 60 * 1_000);
}

/**
 * Puts text that takes a while to make into the clipboard. Call it in a click: the browser decides then whether it may
 * be written. Rejects as `text` does, or if the browser refuses.
 */
export function copyWhenMade(text: Promise<string>): Promise<void> {
  const blob = text.then((made) => new Blob([made], { type: 'text/plain' }));
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
