/** A hostile page's attacks on us. One function without imports: its source is served as the page's own script. */
export const attackNames = [
  'clicks',
  'keys',
  'messages',
  'prototypes',
  'observers',
  'shadows',
  'freezes',
  'removes',
  'inserts',
  'clones',
  'moves',
  'searches',
] as const;
export type AttackName = (typeof attackNames)[number];

/**
 * Breaks the page's own world at once. When the driver sets `data-page-go`, it attacks in every frame for some frames;
 * then it sets `data-page-done`. What it puts into the page carries `data-page`.
 */
export function attack(names: readonly AttackName[], frames: number): void {
  const wants = new Set(names);
  const { apply, defineProperty } = Reflect;
  const { querySelectorAll, attachShadow, remove, getAttribute } = Element.prototype;
  const { setAttribute, hasAttribute, append, after } = Element.prototype;
  const { cloneNode } = Node.prototype;
  const { dispatchEvent } = EventTarget.prototype;
  const root = document.documentElement;
  const frame = requestAnimationFrame.bind(window);
  const make = document.createElement.bind(document);
  const post = postMessage.bind(window);
  const { execCommand } = Document.prototype;
  const { toString: textOf, removeAllRanges, modify, collapse } = Selection.prototype;
  const selection = getSelection();
  const seek: Window & {
    find?(text: string, isCase: boolean, back: boolean, wrap: boolean): boolean;
  } = window;
  const find = seek.find?.bind(window);
  const each = (selector: string, act: (element: Element) => void): void => {
    const found = apply(querySelectorAll, root, [selector]);
    for (let n = 0; n < found.length && n < 60; n++) act(found[n]);
  };
  const send = (target: EventTarget, event: Event) => apply(dispatchEvent, target, [event]);

  if (wants.has('prototypes')) {
    const broken = () => {
      throw new Error('broken by the page');
    };
    const names = [
      'map',
      'filter',
      'flatMap',
      'find',
      'some',
      'every',
      'push',
      'includes',
      'forEach',
    ];
    for (let n = 0; n < names.length; n++) {
      defineProperty(Array.prototype, names[n] as string, { value: broken, configurable: true });
    }
    for (const { prototype } of [Set, Map, Promise, String, RegExp]) {
      defineProperty(prototype, 'constructor', { value: broken });
    }
    defineProperty(Object.prototype, 'mode', { value: 'open', writable: true });
    defineProperty(Object.prototype, 'isTrusted', { value: true, writable: true });
    JSON.parse = broken;
    defineProperty(window, 'fetch', { value: broken });
  }
  if (wants.has('shadows')) {
    Element.prototype.attachShadow = function (init) {
      return apply(attachShadow, this, [{ ...init, mode: 'open' }]);
    };
    customElements.define = () => undefined;
  }
  if (wants.has('observers')) {
    defineProperty(window, 'IntersectionObserver', { value: undefined });
    defineProperty(window, 'MutationObserver', { value: class {} });
    defineProperty(document, 'visibilityState', { value: 'hidden' });
    window.getComputedStyle = () => {
      throw new Error('broken by the page');
    };
  }
  if (wants.has('freezes')) {
    for (const it of [
      document,
      Element.prototype,
      Node.prototype,
      Document.prototype,
      Array.prototype,
    ]) {
      Object.freeze(it);
    }
    Object.preventExtensions(window.HTMLElement.prototype);
  }

  const inFrame: Partial<Record<AttackName, () => void>> = {
    clicks: () =>
      each('[data-offprint], [data-offprint-entry] a', (host) => {
        const types = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
        const { x, y, width } = host.getBoundingClientRect();
        for (let n = 0; n < types.length; n++) {
          const clientX = x + Math.random() * width;
          const options = {
            bubbles: true,
            composed: true,
            cancelable: true,
            clientX,
            clientY: y + 9,
          };
          const event = new MouseEvent(types[n] as string, options);
          event.preventDefault();
          // A click on a link of its own would lead the page away.
          if (apply(hasAttribute, host, ['data-offprint'])) send(host, event);
        }
      }),
    keys: () => {
      const keys = ['m', 'b', 's', 'h', 'o', 'x', 'n', 'j', 'k', 'z', '/', '?', 'Enter', 'Escape'];
      for (let n = 0; n < keys.length; n++) {
        const options = { key: keys[n] as string, bubbles: true, composed: true };
        send(document, new KeyboardEvent('keydown', options));
        each('[data-offprint]', (host) => send(host, new KeyboardEvent('keydown', options)));
      }
    },
    messages: () => {
      for (const type of ['changed', 'do', 'about', 'look up', 'drain', 'page parts']) {
        const message = { type, papers: [{ id: 'arxiv:2606.00101', marks: {} }], command: 'read' };
        post(message, '*');
        send(document, new CustomEvent(type, { detail: message }));
        send(window, new CustomEvent('wxt:locationchange', { detail: message }));
        send(document, new Event('prerenderingchange'));
        send(document, new Event('visibilitychange'));
        send(document, new Event('resume'));
        send(window, new PageTransitionEvent('pageshow', { persisted: true }));
      }
    },
    removes: () => each('[data-offprint]', (host) => apply(remove, host, [])),
    inserts: () => {
      each('[data-page]', (old) => apply(remove, old, []));
      each('[data-offprint-entry]', (entry) => {
        const link = make('a');
        apply(setAttribute, link, ['data-page', '']);
        apply(setAttribute, link, ['href', '/papers/2606.00999']);
        apply(append, entry, [link]);
      });
    },
    clones: () => {
      each('[data-page]', (old) => apply(remove, old, []));
      each('article, dd, .arxiv-result', (entry) => {
        const copy = apply(cloneNode, entry, [true]);
        apply(setAttribute, copy, ['data-page', '']);
        apply(after, entry, [copy]);
      });
    },
    // Reports to the driver, in `data-page-learned`, text that we draw and that isn't in the page itself.
    searches: () => {
      if (!selection) return;
      apply(execCommand, document, ['selectAll']);
      const all: string = apply(textOf, selection, []);
      const words = ['Show only new', 'Mark these', ' new · ', ' read · ', ' queued', 'Undo'];
      for (let n = 0; n < words.length; n++) {
        const word = words[n] as string;
        apply(removeAllRanges, selection, []);
        const isFound = find?.(word, true, false, true) || all.indexOf(word) >= 0;
        if (isFound && root.textContent.indexOf(word) < 0) {
          apply(setAttribute, root, ['data-page-learned', word]);
        }
      }
      // Into our roots, if a selection can go there.
      apply(collapse, selection, [root, 0]);
      for (let n = 0; n < 20; n++) apply(modify, selection, ['extend', 'forward', 'word']);
      const at = selection.focusNode;
      if (at && at !== document && !root.contains(at)) {
        apply(setAttribute, root, ['data-page-learned', `the node ${at.nodeName}`]);
      }
      apply(removeAllRanges, selection, []);
    },
    moves: () =>
      each('[data-offprint]', (host) => {
        if (apply(getAttribute, host, ['data-offprint']) !== 'bar') apply(append, root, [host]);
      }),
  };

  function step(left: number): void {
    if (left === 0) {
      each('[data-page]', (old) => apply(remove, old, []));
      root.setAttribute('data-page-done', '');
      return;
    }
    for (let n = 0; n < names.length; n++) inFrame[names[n] as AttackName]?.();
    frame(() => step(left - 1));
  }
  function wait(): void {
    if (root.hasAttribute('data-page-go')) step(frames);
    else frame(wait);
  }
  frame(wait);
}
