/** The little that drawing on a page needs: its scripts must stay small, so no framework runs there. */

/** Makes elements of a document, from attributes and children. No markup is ever parsed. */
export const maker =
  (document: Document) =>
  <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Readonly<Record<string, string>>,
    ...children: readonly (Node | string)[]
  ): HTMLElementTagNameMap[Tag] => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
export type Make = ReturnType<typeof maker>;

/** Gives an element its text; without one it is hidden. Changes nothing that is so already. */
export function setText(element: HTMLElement, text: string | undefined): void {
  element.hidden = text === undefined;
  if (text !== undefined && element.textContent !== text) element.textContent = text;
}

/** Calls back at the user's own input only: a page can dispatch events, but not trusted ones. */
export function onUser<Target extends HTMLElement>(
  target: Target,
  type: 'click' | 'input' | 'change',
  act: (target: Target) => void,
): Target {
  target.addEventListener(type, (event) => {
    if (event.isTrusted) act(target);
  });
  return target;
}
