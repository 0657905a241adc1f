/** Mutations of a page's structure. Runs in a browser; the page may shadow every method that is used here. */
import { clobbered, hostileId, hostileLink, hostileText } from './hostile.ts';
import { mutateJson } from './json.ts';
import type { Random } from './random.ts';

/** The browser's original methods: a form's fields may shadow its own, named elements a document's. */
const {
  getAttribute,
  setAttribute,
  removeAttribute,
  remove,
  querySelectorAll,
  before,
  after,
  append,
} = Element.prototype;
const { createElement, createElementNS } = Document.prototype;
const { cloneNode, contains, insertBefore } = Node.prototype;
const parentOf = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')
  ?.get as () => Node | null;
const innerHTMLOf = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')
  ?.get as () => string;
const tagOf = Object.getOwnPropertyDescriptor(Element.prototype, 'tagName')?.get as () => string;
const childrenOf = Object.getOwnPropertyDescriptor(Node.prototype, 'childNodes')
  ?.get as () => NodeListOf<ChildNode>;

interface Place {
  readonly document: Document;
  readonly root: Element;
  readonly random: Random;
}

const all = (root: Element, selector = 'body *'): Element[] => [
  ...querySelectorAll.call(root, selector),
];

/** A random element of the page, preferably one that adapters read. */
function some({ root, random }: Place, selector = 'body *'): Element | undefined {
  const wanted = random.chance(0.6)
    ? all(root, `:is(article, dl, .arxiv-result, main, h1, h3) ${selector}`)
    : [];
  const found = wanted.length > 0 ? wanted : all(root, selector);
  return found.length > 0 ? random.pick(found) : undefined;
}

const entrySelector = 'article, dt, dd, .arxiv-result, h1, h3';
const make = ({ document }: Place, tag: string): HTMLElement => createElement.call(document, tag);
const isOutside = (element: Element, target: Element): boolean =>
  element !== target && !contains.call(element, target);

const containers = [
  'div',
  'form',
  'template',
  'noscript',
  'dialog',
  'details',
  'a',
  'h3',
  'article',
  'dl',
  'svg',
  'math',
  'table',
  'select',
  'button',
  'label',
  'object',
  'iframe',
  'slot',
  'x-element',
];

function wrap(place: Place, element: Element, tag: string): void {
  const namespace = {
    svg: 'http://www.w3.org/2000/svg',
    math: 'http://www.w3.org/1998/Math/MathML',
  }[tag];
  const wrapper = namespace
    ? createElementNS.call(place.document, namespace, tag)
    : make(place, tag);
  before.call(element, wrapper);
  append.call(wrapper, element);
}

/** The element under another name, with its attributes and children. */
function rename(place: Place, element: Element, tag: string): void {
  const renamed = make(place, tag);
  for (const name of Element.prototype.getAttributeNames.call(element)) {
    try {
      setAttribute.call(renamed, name, getAttribute.call(element, name) ?? '');
    } catch {
      // Parsers allow names that `setAttribute` refuses.
    }
  }
  append.call(renamed, ...childrenOf.call(element));
  after.call(element, renamed);
  remove.call(element);
}

function textNodes({ document, root }: Place): Text[] {
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const tag = tagOf.call(parentOf.call(node) as Element);
    if (!/^(?:script|style|noscript|iframe)$/i.test(tag)) found.push(node as Text);
  }
  return found;
}

/** Attributes that adapters read, and that can't run anything. */
const inert = [
  'title',
  'alt',
  'id',
  'class',
  'content',
  'alttext',
  'data-tooltip',
  'data-target',
  'name',
  'src',
];

const onElement =
  (change: (place: Place, element: Element) => void, selector?: string): Mutation =>
  (place) => {
    const element = some(place, selector);
    if (element) change(place, element);
  };

type Mutation = (place: Place) => void;

const mutations: Readonly<Record<string, Mutation>> = {
  drop: onElement((_, element) => remove.call(element)),
  'drop an entry’s part': onElement((_, element) => remove.call(element), entrySelector),
  double: onElement((_, element) => after.call(element, cloneNode.call(element, true))),
  'double an entry': onElement(
    (_, element) => after.call(element, cloneNode.call(element, true)),
    entrySelector,
  ),
  wrap: onElement((place, element) => wrap(place, element, place.random.pick(containers))),
  'wrap an entry': onElement(
    (place, element) => wrap(place, element, place.random.pick(containers)),
    entrySelector,
  ),
  rename: onElement((place, element) => rename(place, element, place.random.pick(containers))),
  'rename an entry': onElement(
    (place, element) => rename(place, element, place.random.pick(containers)),
    entrySelector,
  ),
  move: onElement((place, element) => {
    const target = some(place);
    if (target && isOutside(element, target)) append.call(target, element);
  }),
  'nest an entry in another': onElement((place, element) => {
    const target = some(place, entrySelector);
    if (target && isOutside(element, target)) append.call(target, element);
  }, entrySelector),
  'move before': onElement((place, element) => {
    const target = some(place);
    if (target && isOutside(element, target)) before.call(target, element);
  }),
  shuffle: onElement(({ random }, element) => {
    const children = [...childrenOf.call(element)];
    append.call(element, ...children.toSorted(() => random.below(3) - 1));
  }),
  'swap attributes': onElement((place, element) => {
    const other = some(place, 'body a[href]');
    if (!other) return;
    for (const name of ['href', 'class', 'id'] as const) {
      const [one, two] = [getAttribute.call(element, name), getAttribute.call(other, name)];
      if (two !== null) setAttribute.call(element, name, two);
      if (one !== null) setAttribute.call(other, name, one);
    }
  }, 'body a[href]'),
  'drop attributes': onElement((_, element) => {
    for (const name of Element.prototype.getAttributeNames.call(element))
      removeAttribute.call(element, name);
  }),
  'hostile attribute': onElement(({ random }, element) =>
    setAttribute.call(element, random.pick(inert), hostileText(random)),
  ),
  'handler attribute': onElement(({ random }, element) =>
    setAttribute.call(
      element,
      random.pick(['onclick', 'onerror', 'onload', 'onfocus', 'onbeforematch', 'style']),
      hostileText(random),
    ),
  ),
  'hostile text': ({ random, ...place }) => {
    const found = textNodes({ random, ...place });
    if (found.length > 0) random.pick(found).data = hostileText(random);
  },
  'hostile text everywhere': ({ random, ...place }) => {
    for (const text of textNodes({ random, ...place }))
      if (random.chance(0.5)) text.data = hostileText(random);
  },
  'hostile titles': ({ root, random }) => {
    for (const each of all(root, ':is(h1, h3, .list-title, p.title) a, .list-title, p.title, h1')) {
      if (random.chance(0.7)) each.textContent = hostileText(random);
    }
  },
  'hostile metas': ({ root, random }) => {
    for (const each of all(root, 'head meta[content]')) {
      if (random.chance(0.4)) setAttribute.call(each, 'content', hostileText(random));
    }
  },
  'hostile link': onElement(
    ({ random }, element) => setAttribute.call(element, 'href', hostileLink(random)),
    'body a',
  ),
  'hostile links': ({ root, random }) => {
    for (const each of all(root, 'a[href]'))
      if (random.chance(0.4)) setAttribute.call(each, 'href', hostileLink(random));
  },
  'hostile id': onElement(({ random }, element) => {
    const href = getAttribute.call(element, 'href') ?? '';
    setAttribute.call(
      element,
      'href',
      href.replace(/\d{4}\.\d{4,5}/, () => hostileId(random)),
    );
  }, 'body a[href]'),
  'one id for all': ({ root }) => {
    for (const each of all(root, 'a[href]')) {
      const href = getAttribute.call(each, 'href') ?? '';
      setAttribute.call(each, 'href', href.replace(/\d{4}\.\d{4,5}/, '2606.00101'));
    }
  },
  clobber: (place) => {
    const { random } = place;
    const target = some(place);
    for (let left = 1 + random.below(4); target && left > 0; left--) {
      const element = make(
        place,
        random.pick(['form', 'img', 'object', 'embed', 'iframe', 'input', 'a']),
      );
      setAttribute.call(element, random.pick(['name', 'id']), random.pick(clobbered));
      append.call(target, element);
    }
  },
  'clobber an entry': (place) => {
    const { random } = place;
    const element = some(place, `${entrySelector}, dl, main, body a`);
    if (!element) return;
    const form = make(place, 'form');
    setAttribute.call(form, 'id', `form-${random.below(1e6)}`);
    const outside = random.chance(0.5);
    if (outside) before.call(element, form);
    else append.call(form, ...childrenOf.call(element));
    append.call(outside ? form : element, outside ? element : form);
    for (const name of clobbered) {
      if (!random.chance(0.5)) continue;
      const field = make(place, 'input');
      setAttribute.call(field, 'name', name);
      // A field may be outside of its form.
      const far = random.chance(0.2) && some(place);
      if (far) setAttribute.call(field, 'form', getAttribute.call(form, 'id') ?? '');
      append.call(far || form, field);
    }
  },
  'an entry is a form': (place) => {
    const element = some(place, '.arxiv-result, dd, dt, #dlpage, article, h1, .arxiv-result > *');
    if (!element) return;
    const field = make(place, 'input');
    setAttribute.call(field, 'name', place.random.pick(clobbered));
    append.call(element, field);
    rename(place, element, 'form');
  },
  json: (place) => {
    const { root, random } = place;
    const islands = all(root, '[data-props]');
    if (islands.length === 0) return;
    const island = random.pick(islands);
    setAttribute.call(
      island,
      'data-props',
      mutateJson(getAttribute.call(island, 'data-props') ?? '', random),
    );
  },
  'json elsewhere': onElement(({ root }, element) => {
    const island = all(root, '[data-props]')[0];
    if (island)
      setAttribute.call(element, 'data-props', getAttribute.call(island, 'data-props') ?? '');
  }),
  'many entries': onElement(({ random }, element) => {
    const wanted = random.pick([20, 100, 100, 500]);
    // A page of a few megabytes tests as much as one of fifty.
    const count = Math.min(wanted, Math.floor(2e6 / (innerHTMLOf.call(element).length + 1)));
    after.call(element, ...Array.from({ length: count }, () => cloneNode.call(element, true)));
  }, entrySelector),
  deep: onElement((place, element) => {
    let inner: Element = element;
    for (let left = place.random.pick([50, 300, 600]); left > 0; left--) {
      const next = make(place, place.random.pick(['div', 'div', 'span', 'b']));
      append.call(inner, next);
      inner = next;
    }
    append.call(inner, hostileText(place.random));
  }),
  'like ours': onElement(({ random }, element) =>
    setAttribute.call(
      element,
      random.pick([
        'data-offprint',
        'data-offprint-entry',
        'data-offprint-look',
        'data-offprint-part',
      ]),
      random.pick(['controls', 'bar', 'boxed', 'away', 'anchored', '']),
    ),
  ),
  comments: onElement(({ document }, element) => {
    for (const child of [...childrenOf.call(element)]) {
      insertBefore.call(element, Document.prototype.createComment.call(document, '[0'), child);
    }
  }),
};

const names = Object.keys(mutations);

/** Changes a page up to eight times. Returns a description of the changes. */
export function mutatePage(document: Document, random: Random): string[] {
  const root = document.documentElement;
  const done: string[] = [];
  for (let left = 1 + random.below(8); left > 0; left--) {
    const name = random.pick(names);
    done.push(name);
    mutations[name]?.({ document, root, random });
  }
  return done;
}

const parameters = ['q', 'query', 'date', 'skip', 'terms-0-term', 'subject'];
const endings = ['/', '//', '/..%2f', '.html', 'v2', '%00', '%E0%A4%A'];

/** A variant of an address: other queries, endings and cases. Its site stays. */
export function mutateAddress(address: string, random: Random): string {
  if (random.chance(0.7)) return address;
  const url = new URL(address);
  const text = hostileText(random).slice(0, 500).toWellFormed();
  switch (random.below(5)) {
    case 0:
      url.searchParams.append(random.pick(parameters), text);
      if (random.chance(0.5)) url.pathname = url.pathname.replace(/[^/]*$/, '');
      break;
    case 1:
      url.pathname += random.pick(endings);
      break;
    case 2:
      url.hash = text;
      break;
    case 3:
      url.search = text;
      break;
    default:
      url.pathname += `/${text}`;
  }
  return url.href;
}
