import { shield } from '../shield/shield';

function makeSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** Adds a style to a shadow root: as a sheet; or, where Firefox refuses those of a content script, as an element. */
export function addStyle(root: ShadowRoot, css: string, sheet = () => makeSheet(css)): void {
  if (!import.meta.env.FIREFOX) {
    root.adoptedStyleSheets.push(sheet());
    return;
  }
  try {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet()];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

/** Makes closed shadow roots that share one style sheet: the page can neither reach nor read what is inside. */
export function createShadows(css: string): (host: Element) => ShadowRoot {
  let shared: CSSStyleSheet | undefined;
  return (host) => {
    const root = host.attachShadow({ mode: 'closed' });
    addStyle(root, css, () => (shared ??= makeSheet(css)));
    if (import.meta.env.FIREFOX) shield().cover(root);
    return root;
  };
}
