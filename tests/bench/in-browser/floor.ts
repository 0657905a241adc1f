/**
 * The floor of marking a listing: the same elements with the same styles, cloned into the entries themselves, without
 * shadow roots, listeners, states or a bar.
 */
import css from '../../../components/page/controls/controls.css?inline';

/** An entry's anchor and what is cloned into it. */
interface Copy {
  readonly anchor: Element;
  readonly template: Element;
}

/** Collects the closed roots that are created while `work` runs. */
export async function rootsMadeBy(work: () => Promise<void>): Promise<Map<Element, ShadowRoot>> {
  const roots = new Map<Element, ShadowRoot>();
  const real = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = real.call(this, options);
    roots.set(this, root);
    return root;
  };
  await work().finally(() => {
    Element.prototype.attachShadow = real;
  });
  return roots;
}

/** The controls on the page, as copies without shadow roots. */
export function copiesOf(roots: ReadonlyMap<Element, ShadowRoot>): Copy[] {
  return [...roots].flatMap(([host, root]) => {
    const anchor = host.parentElement;
    if (!anchor?.hasAttribute('data-offprint-entry')) return [];
    const template = host.cloneNode(false) as Element;
    template.setAttribute('data-floor', '');
    template.append(...[...root.children].map((child) => child.cloneNode(true)));
    return [{ anchor, template }];
  });
}

/** The controls' style sheet for elements outside a shadow root. */
export function floorSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const scoped = [...sheet.cssRules].map(scope).join('\n');
  sheet.replaceSync(`${scoped}\n[data-floor-anchor] { position: relative; }`);
  return sheet;
}

function scope(rule: CSSRule): string {
  if (rule instanceof CSSMediaRule) {
    return `@media ${rule.conditionText} { ${[...rule.cssRules].map(scope).join('\n')} }`;
  }
  if (!(rule instanceof CSSStyleRule)) return rule.cssText;
  // No selector of the sheet has a comma inside brackets.
  const selectors = rule.selectorText.split(',').map((selector) => {
    const own = selector.trim().replace(/:host\(([^)]*)\)/g, '[data-floor]$1');
    const scoped = own.replace(/:host/g, '[data-floor]');
    return scoped.startsWith('[data-floor]') ? scoped : `[data-floor] ${scoped}`;
  });
  return `${selectors.join(', ')} { ${rule.style.cssText} }`;
}

/** Inserts all copies. */
export function putCopies(copies: readonly Copy[]): void {
  for (const { anchor, template } of copies) {
    anchor.setAttribute('data-floor-anchor', '');
    anchor.append(template.cloneNode(true));
  }
}

/** Removes all copies. */
export function removeCopies(): void {
  for (const copy of document.querySelectorAll('[data-floor]')) copy.remove();
  for (const anchor of document.querySelectorAll('[data-floor-anchor]')) {
    anchor.removeAttribute('data-floor-anchor');
  }
}
