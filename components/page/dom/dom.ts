import { afterEvent, listen } from './listen';

/** The few helpers that drawing on a page needs: a page's script must stay small, so it uses no framework. */

/** Makes elements of a document from attributes and either children or text. No markup is ever parsed. */
export const maker =
  (document: Document) =>
  <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Readonly<Record<string, string>>,
    ...children: readonly (Node | string)[]
  ): HTMLElementTagNameMap[Tag] => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    for (const child of children) {
      if (typeof child === 'string') element.dataset['text'] = child;
      else element.append(child);
    }
    return element;
  };
export type Make = ReturnType<typeof maker>;

/**
 * Sets an element's text; without text it is hidden. Does nothing if the text is the same. The text is drawn as
 * generated content (`[data-text]::before`), because a page can find text nodes, even in closed roots, by `find()` and
 * by selections.
 */
export function setText(element: HTMLElement, text: string | undefined): void {
  element.hidden = text === undefined;
  if (text !== undefined && element.dataset['text'] !== text) element.dataset['text'] = text;
}

/** Calls back on the user's own input only: events that a page dispatches aren't trusted. */
export function onUser<Target extends HTMLElement>(
  target: Target,
  type: 'click' | 'input' | 'change',
  act: (target: Target) => void,
): Target {
  listen(target, type, (event) => {
    if (event.isTrusted) afterEvent(() => act(target));
  });
  return target;
}
