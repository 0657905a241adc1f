import { carriers, passive } from './carriers';
import { createFocusWatch } from './focus-watch';

/** Hears an event of ours; `target` is where it began, which nothing outside our roots learns. */
export type Hear = (event: Event, target: EventTarget | null) => void;

/** Firefox alone has these, and fills them from inside closed roots. */
interface FirefoxEvent extends Event {
  readonly originalTarget?: EventTarget | null;
}

/**
 * Keeps events of our closed roots from a page in Firefox, which tells of any event where inside the root it began
 * (`originalTarget`, `explicitOriginalTarget`, `rangeParent`): the window's first listener in the capture phase stops
 * them there, and hands them to our own listeners. What a page began itself and ends over our controls (a drag) it is
 * told as an event of our host's.
 */
function createShield(window: Window & typeof globalThis) {
  const roots = new WeakSet<Node>();
  const hosts = new WeakSet<EventTarget>();
  const hears = new WeakMap<
    EventTarget,
    Map<string, (event: Event, at: EventTarget | null) => void>
  >();
  const isOurs = (node: unknown): node is Node =>
    // A form's field may be called like the method.
    node instanceof window.Node && roots.has(window.Node.prototype.getRootNode.call(node));
  const focus = createFocusWatch(window, isOurs);
  /** Whether the pointer went down on ours. */
  let down = false;

  function guard(event: FirefoxEvent): void {
    const { target, type } = event;
    const began = event.originalTarget ?? null;
    if (event.isTrusted) focus.note(event);
    const isPress = /down$|start$/.test(type);
    if (!(target && hosts.has(target)) && !isOurs(began)) {
      if (isPress) down = false;
      if (type === 'focus') focus.gone(target);
      return;
    }
    if (isPress) down = true;
    try {
      if (type === 'focus' && isOurs(began)) focus.got(began);
      else if (!focus.quiet) tell(event, began);
    } finally {
      event.stopImmediatePropagation();
    }
    if (!down && target && event instanceof window.MouseEvent && /(?:move|up)$/.test(type)) {
      const Kind = event instanceof window.PointerEvent ? window.PointerEvent : window.MouseEvent;
      target.dispatchEvent(new Kind(type, event));
    }
  }

  /** Does what bubbling would. */
  function tell(event: Event, began: EventTarget | null): void {
    for (let at = isOurs(began) ? began : null; at; at = at.parentNode) {
      hears.get(at)?.get(event.type)?.(event, began);
      if (event.cancelBubble) return;
    }
    hears.get(window)?.get(event.type)?.(event, began);
  }

  for (const type of carriers) {
    window.addEventListener(type, guard, { capture: true, passive: passive.test(type) });
  }

  return {
    /** What is in this root is ours from now on. */
    cover(root: ShadowRoot): void {
      roots.add(root);
      hosts.add(root.host);
      // What goes on between two of its elements never comes to the window.
      root.addEventListener('focus', ({ target }) => isOurs(target) && focus.got(target), true);
    },
    /** Also tells a listener of the events that are stopped. One of each type on each target. */
    hear(target: EventTarget, type: string, hear: Hear): void {
      const known = hears.get(target) ?? new Map();
      hears.set(target, known.set(type, hear));
    },
    focus: focus.give,
  };
}
export type Shield = ReturnType<typeof createShield>;

/** The scripts of one page share a world and so one shield; a name that is no text can't be an id of the page's. */
const key = Symbol.for('offprint shield');
const world: typeof globalThis & { [key]?: Shield } = globalThis;

/** The page's shield; puts it up where there is none yet. */
export function shield(): Shield {
  world[key] ??= createShield(window);
  return world[key];
}
