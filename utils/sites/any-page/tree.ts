/** Steps through a page's tree. A form's fields hide its members, so they are taken from the prototype (`own.ts`). */
import { own } from '../own';

export const parentOf = (element: Element): Element | null => own(element, 'parentElement');
export const nextOf = (element: Element): Element | null => own(element, 'nextElementSibling');
export const previousOf = (element: Element): Element | null =>
  own(element, 'previousElementSibling');
export const childrenOf = (element: Element): readonly Element[] => [...own(element, 'children')];
export const attribute = (element: Element, name: string): string =>
  own(element, 'getAttribute').call(element, name) ?? '';
export const fits = (element: Element, selector: string): boolean =>
  own(element, 'matches').call(element, selector);
export const around = (element: Element, selector: string): Element | null =>
  own(element, 'closest').call(element, selector);
export const within = (element: Element, selector: string): readonly Element[] => [
  ...own(element, 'querySelectorAll').call(element, selector),
];
export const holds = (element: Element, other: Node): boolean =>
  own(element, 'contains').call(element, other);
export const tagOf = (element: Element): string => own(element, 'localName');

/** What elements of one kind share: their tag and their classes, numbers in them aside (`post-123`). */
export const kindOf = (element: Element): string =>
  `${tagOf(element)}.${attribute(element, 'class').trim().replace(/\d+/g, '0').replace(/\s+/g, '.')}`;

/** Tags that stand for one item of a list wherever they are. */
export const isItem = (element: Element): boolean => /^(?:li|tr|dt|article)$/.test(tagOf(element));

export const isHeading = (element: Element): boolean =>
  /^h[1-6]$/.test(tagOf(element)) || attribute(element, 'role') === 'heading';

/** Tags of running text: such an element is a word in a sentence rather than a box. */
export const isInline = (element: Element): boolean =>
  /^(?:a|abbr|b|cite|code|em|font|i|q|s|small|span|strong|sub|sup|u)$/.test(tagOf(element));

/** Whether an element has text of its own beside its children. */
export const hasOwnText = (element: Element): boolean =>
  [...own(element, 'childNodes')].some(
    (node) => own(node, 'nodeType') === 3 && /[\p{L}\p{N}]/u.test(own(node, 'nodeValue') ?? ''),
  );
