/**
 * Makes closed shadow roots that share one style sheet: the page can neither reach nor read what is inside.
 * Where a browser refuses sheets made by a content script, each root gets a style element.
 */
export function createShadows(document: Document, css: string): (host: Element) => ShadowRoot {
  let sheet: CSSStyleSheet | undefined;
  try {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  } catch {
    sheet = undefined;
  }
  return (host) => {
    const root = host.attachShadow({ mode: 'closed' });
    try {
      if (!sheet) throw new Error('no shared sheet');
      root.adoptedStyleSheets = [sheet];
    } catch {
      sheet = undefined;
      const style = document.createElement('style');
      style.textContent = css;
      root.append(style);
    }
    return root;
  };
}
