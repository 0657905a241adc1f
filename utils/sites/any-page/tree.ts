/**
 * Steps through a page's tree. A form's fields hide its members (`own.ts`), so all are taken from the prototypes: once, as a
 * page of thousands of links is asked for them a hundred thousand times.
 */

type Made<R> = (this: Element, argument?: unknown) => R;

/** A getter or a method of elements as the browser made it. */
function madeBy<R>(element: Element, name: string): Made<R> {
  for (let at: object | null = element; at; at = Object.getPrototypeOf(at)) {
    const found = at !== element && Object.getOwnPropertyDescriptor(at, name);
    if (found) return found.get ?? found.value;
  }
  throw new Error(name);
}

/** The member of that name, of any element. */
function getterOf<K extends keyof Element>(name: K): (element: Element) => Element[K] {
  let made: Made<Element[K]> | undefined;
  return (element) => {
    made ??= madeBy(element, name);
    return made.call(element);
  };
}

/** The method of that name, for one argument. */
function methodOf<A, R>(name: string): (element: Element, argument: A) => R {
  let made: Made<R> | undefined;
  return (element, argument) => {
    made ??= madeBy(element, name);
    return made.call(element, argument);
  };
}

export const parentOf = getterOf('parentElement');
export const nextOf = getterOf('nextElementSibling');
export const previousOf = getterOf('previousElementSibling');
export const tagOf = getterOf('localName');
export const firstChildOf = getterOf('firstElementChild');

export function childrenOf(element: Element): readonly Element[] {
  const children: Element[] = [];
  for (let at = firstChildOf(element); at; at = nextOf(at)) children.push(at);
  return children;
}

export const nodesOf = getterOf('childNodes');
export const textContentOf = getterOf('textContent');

const getAttribute = methodOf<string, string | null>('getAttribute');
export const attribute = (element: Element, name: string): string =>
  getAttribute(element, name) ?? '';
export const fits = methodOf<string, boolean>('matches');
export const around = methodOf<string, Element | null>('closest');
const select = methodOf<string, NodeListOf<Element>>('querySelectorAll');
export const within = (element: Element, selector: string): readonly Element[] => [
  ...select(element, selector),
];
export const holds = methodOf<Node, boolean>('contains');

/** What elements of one kind share: their tag and their classes, numbers in them aside (`post-123`). */
export function kindOf(element: Element): string {
  const classes = attribute(element, 'class');
  let kinds = known.get(classes);
  if (!kinds) {
    if (known.size > 2_000) known.clear();
    kinds = { classes: classKind(classes), ofTags: new Map() };
    known.set(classes, kinds);
  }
  const tag = tagOf(element);
  let kind = kinds.ofTags.get(tag);
  if (kind === undefined) {
    kind = `${tag}.${kinds.classes}`;
    kinds.ofTags.set(tag, kind);
  }
  return kind;
}

/** A page has few different classes: by what the attribute says, and then by tag. */
const known = new Map<string, { readonly classes: string; readonly ofTags: Map<string, string> }>();

const classKind = (classes: string): string =>
  classes.trim().replace(/\d+/g, '0').replace(/\s+/g, '.');

/** Tags that stand for one item of a list wherever they are. */
const items = new Set(['li', 'tr', 'dt', 'article']);
export const isItem = (element: Element): boolean => items.has(tagOf(element));

export const isHeading = (element: Element): boolean =>
  /^h[1-6]$/.test(tagOf(element)) || attribute(element, 'role') === 'heading';

/** Tags of running text: such an element is a word in a sentence rather than a box. */
export const isInline = (element: Element): boolean => inline.has(tagOf(element));
const inline = new Set('a abbr b cite code em font i q s small span strong sub sup u'.split(' '));

/** What stands between an element's children and says something. */
export const ownTextsOf = (element: Element): readonly Node[] =>
  [...nodesOf(element)].filter(
    // Node.TEXT_NODE. Text has no fields that could hide its members.
    (node) => node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.nodeValue ?? ''),
  );

/** Whether an element has text of its own beside its children. */
export const hasOwnText = (element: Element): boolean => ownTextsOf(element).length > 0;
