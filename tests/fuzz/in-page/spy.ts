/**
 * What a page's own script tries to learn of our closed roots. One function without imports: its source is served as
 * the page's first script. It listens to everything, polls the selection, and keeps each node of a closed root that the
 * browser hands it; with such a node it does what an attacker would. `window.spy` reports what it learned. Polling sees
 * every state between two tasks, and keeps a processor busy.
 */
export function spy(isPolling = true): void {
  const nodes = new Map<string, number>();
  const roots = new Set<Node>();
  const { getRootNode } = Node.prototype;
  const { querySelectorAll, getAttribute, setAttribute } = Element.prototype;
  const { apply } = Reflect;
  const giveFocus = HTMLElement.prototype.focus;
  // Non-standard, but in every browser.
  const seek: Window & {
    find?(text: string, isCase: boolean, back: boolean, wrap: boolean): boolean;
  } = window;
  let isToPress = false;

  /** Records a node that no page should get. */
  function note(how: string, node: unknown): void {
    if (!(node instanceof Node)) return;
    const root = apply(getRootNode, node, []);
    if (!(root instanceof ShadowRoot)) return;
    const name = `${how}: ${node.nodeName}`;
    nodes.set(name, (nodes.get(name) ?? 0) + 1);
    roots.add(root);
    if (isToPress) abuse(root);
  }

  /** Turns Read into Hide, shows nothing as pressed, and gives Star the focus. */
  function abuse(root: ShadowRoot): void {
    const buttons = root.querySelectorAll('button');
    for (const button of buttons) {
      if (apply(getAttribute, button, ['data-mark']) === 'read' || button.className === 'read') {
        apply(setAttribute, button, ['data-mark', 'hidden']);
        button.className = 'hidden';
      }
      apply(setAttribute, button, ['aria-pressed', 'false']);
    }
    if (buttons[2]) apply(giveFocus, buttons[2], []);
  }

  const fields = ['target', 'originalTarget', 'explicitOriginalTarget', 'rangeParent'].concat(
    ['relatedTarget', 'currentTarget', 'srcElement', 'fromElement', 'toElement', 'submitter'],
    ['source', 'detail'],
  );
  function look(event: Event): void {
    for (const field of fields) note(`${event.type}.${field}`, Reflect.get(event, field));
    for (const node of event.composedPath()) note(`${event.type}.composedPath`, node);
    if (event instanceof PointerEvent) {
      for (const each of event.getCoalescedEvents()) {
        for (const field of fields)
          note(`${event.type}.coalesced.${field}`, Reflect.get(each, field));
      }
    }
    if (event instanceof InputEvent) {
      for (const { startContainer } of event.getTargetRanges())
        note('target range', startContainer);
    }
    selected(event.type);
  }
  function selected(when: string): void {
    const selection = getSelection();
    note(`selection at ${when}`, selection?.anchorNode);
    note(`selection at ${when}`, selection?.focusNode);
  }

  const types = new Set<string>();
  for (let at: object | null = HTMLElement.prototype; at; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at))
      if (/^on/.test(name)) types.add(name.slice(2));
  }
  for (const name of Object.getOwnPropertyNames(window))
    if (/^on/.test(name)) types.add(name.slice(2));
  for (const type of [
    'focusin',
    'focusout',
    'DOMActivate',
    'DOMMouseScroll',
    'textInput',
    'dragexit',
  ]) {
    types.add(type);
  }
  for (const type of ['MozMousePixelScroll', 'compositionstart', 'compositionend', 'mousewheel']) {
    types.add(type);
  }
  // These two change how a browser treats a page that is left.
  types.delete('unload');
  types.delete('beforeunload');
  for (const type of types) {
    addEventListener(type, look, { capture: true, passive: true });
    document.addEventListener(type, look, { capture: true, passive: true });
  }

  // Dispatches an event of its own during one of ours.
  new MutationObserver(() => {
    for (const event of [new UIEvent('made up', { view: window }), new Event('made up')]) {
      document.dispatchEvent(event);
      look(event);
    }
  }).observe(document, { subtree: true, attributes: true, childList: true });

  // Between any two tasks.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    selected('any time');
    port2.postMessage(0);
  };
  if (isPolling) port2.postMessage(0);

  const api = {
    /** Which nodes it got, and how. */
    nodes: () => [...nodes.keys()],
    /** Uses the nodes that it gets from now on. */
    press(): void {
      isToPress = true;
      for (const root of roots) if (root instanceof ShadowRoot) abuse(root);
    },
    /** Which of some words it finds in what is drawn and not in the page's own text. */
    words(words: readonly string[]): string[] {
      const own = document.documentElement.textContent;
      const found = words.filter((word) => {
        getSelection()?.removeAllRanges();
        return !own.includes(word) && seek.find?.(word, true, false, true);
      });
      selected('find');
      document.execCommand('selectAll');
      const text = String(getSelection());
      getSelection()?.removeAllRanges();
      return [...found, ...words.filter((word) => !own.includes(word) && text.includes(word))];
    },
    /** The full text of a selection of the whole page. */
    text(): string {
      document.execCommand('selectAll');
      const text = String(getSelection());
      getSelection()?.removeAllRanges();
      return text;
    },
    /** Moves a selection and carets over everything that is drawn. */
    walk(steps = 300): void {
      for (const unit of ['character', 'word', 'line', 'documentboundary']) {
        for (const direction of ['forward', 'backward']) {
          getSelection()?.selectAllChildren(document.body);
          if (direction === 'forward') getSelection()?.collapseToStart();
          else getSelection()?.collapseToEnd();
          // The second step beyond the end of the document goes nowhere.
          const count = unit === 'documentboundary' ? 2 : steps;
          for (let n = 0; n < count; n++) {
            getSelection()?.modify('extend', direction, unit);
            selected(`modify by ${unit}`);
          }
        }
      }
      getSelection()?.removeAllRanges();
      const hosts: Element[] = [
        ...apply(querySelectorAll, document.documentElement, ['[data-offprint]']),
      ];
      // The last ones, which include the bar.
      for (const host of hosts.slice(-6)) {
        const { left, top, right, bottom } = host.getBoundingClientRect();
        for (let y = Math.max(0, top - 20); y < Math.min(innerHeight, bottom + 20); y += 7) {
          for (let x = Math.max(0, left); x < Math.min(innerWidth, right); x += 13) {
            note('caretPositionFromPoint', document.caretPositionFromPoint?.(x, y)?.offsetNode);
            note('caretRangeFromPoint', document.caretRangeFromPoint?.(x, y)?.startContainer);
            for (const element of document.elementsFromPoint(x, y))
              note('elementsFromPoint', element);
          }
        }
      }
    },
  };
  Object.assign(window, { spy: api });
}
