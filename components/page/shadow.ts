import { shield } from './shield/shield';

/** A style sheet, or nothing where the browser refuses those made by a content script. */
function makeSheet(css: string): CSSStyleSheet | undefined {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  } catch {
    return undefined;
  }
}

/** Adds a style to a shadow root: as a sheet, or where that is refused as an element. */
export function addStyle(root: ShadowRoot, css: string): void {
  put(root, css, () => [...root.adoptedStyleSheets, makeSheet(css)]);
}

function put(root: ShadowRoot, css: string, sheets: () => (CSSStyleSheet | undefined)[]): void {
  try {
    // What is no sheet throws, as do sheets of a content script where the browser refuses those.
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
