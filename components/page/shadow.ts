import { shield } from './shield/shield';

/** Makes a style sheet; nothing if the browser refuses those made by a content script. */
function makeSheet(css: string): CSSStyleSheet | undefined {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  } catch {
    return undefined;
  }
}

/** Adds a style to a shadow root: as a sheet, or if that is refused, as an element. */
export function addStyle(root: ShadowRoot, css: string): void {
  put(root, css, () => [...root.adoptedStyleSheets, makeSheet(css)]);
}

function put(root: ShadowRoot, css: string, sheets: () => (CSSStyleSheet | undefined)[]): void {
  try {
    // Throws for anything that is no sheet, and for sheets of a content script where the browser refuses those.
    root.adoptedStyleSheets = sheets() as CSSStyleSheet[];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

/** Makes closed shadow roots that share one style sheet: the page can neither reach nor read what is inside. */
export function createShadows(css: string): (host: Element) => ShadowRoot {
  const sheets = [makeSheet(css)];
  return (host) => {
    const root = host.attachShadow({ mode: 'closed' });
    put(root, css, () => sheets);
    if (import.meta.env.FIREFOX) shield().cover(root);
    return root;
  };
}
