import { carriers, passive } from './carriers';
import { createFocusWatch } from './focus-watch';
import { createWatchOver } from './watch-over';

/** Receives an event of ours. `target` is where it began; no code outside our roots learns that. */
export type Hear = (event: Event, target: EventTarget | null) => void;

/** Only Firefox has these fields; it fills them from inside closed roots. */
interface FirefoxEvent extends Event {
  readonly originalTarget?: EventTarget | null;
  readonly explicitOriginalTarget?: EventTarget | null;
}

/**
 * Keeps events of our closed roots from a page in Firefox, which reveals for any event where inside the root it began
 * (`originalTarget`, `explicitOriginalTarget`, `rangeParent`). Ours, the window's first listener in the capture phase,
 * stops such events and hands them to our other listeners. Of two kinds of events the page gets copies without these
 * fields: those that tell where pointer or focus went (`mouseout`, `blur`), and those that the page began and that end
 * over an element of ours (a drag).
 */
function createShield(window: Window & typeof globalThis) {
  const roots = new WeakSet<Node>();
  const covered = new Set<WeakRef<ShadowRoot>>();
  const hosts = new WeakSet<EventTarget>();
  const hears = new WeakMap<
    EventTarget,
    Map<string, (event: Event, at: EventTarget | null) => void>
  >();
  const isOurs = (node: unknown): node is Node =>
    // `window.Node.prototype`, because a form's field may have the method's name.
    node instanceof window.Node && roots.has(window.Node.prototype.getRootNode.call(node));
  const focus = createFocusWatch(window, isOurs);
  const { PointerEvent, DragEvent, MouseEvent, FocusEvent, InputEvent, ToggleEvent } = window;
  const kinds = [PointerEvent, DragEvent, MouseEvent, FocusEvent, InputEvent, ToggleEvent];
  const copies = new WeakSet<Event>();
  /** Whether the pointer went down on ours. */
  let down = false;

  function guard(event: FirefoxEvent): void {
    if (copies.has(event)) return;
    const { target, type } = event;
    const began = event.originalTarget ?? null;
    if (event.isTrusted) focus.note(event);
    const isPress = /^(?:(?:mouse|pointer)down|touchstart)$/.test(type);
    if (!(target && hosts.has(target)) && !isOurs(began)) {
      if (isPress) down = false;
      if (type === 'focus') focus.gone(target);
      if (isOurs(event.explicitOriginalTarget)) copy(event);
      return;
    }
    if (isPress) down = true;
    try {
      if (type === 'focus' && isOurs(began)) focus.got(began);
      else if (!focus.quiet) tell(event, began);
    } finally {
      event.stopImmediatePropagation();
    }
    if (!down && /^(?:mouse|pointer)(?:move|up)$/.test(type)) copy(event);
  }

  /**
   * Gives the page a copy of an event in its place, once the event is over: until then, Firefox names our node in any
   * event that is dispatched.
   */
  function copy(event: Event): void {
    event.stopImmediatePropagation();
    const { target } = event;
    const Kind = kinds.find((Each) => event instanceof Each) ?? window.Event;
    // The data moves to the copy. A copy of the data that is made during the event would carry the node, too.
    const told = new Kind(event.type, event);
    setTimeout(() => {
      const made = new Kind(event.type, told);
      copies.add(made);
      target?.dispatchEvent(made);
    });
  }

  /** Calls our listeners in bubbling order. */
  function tell(event: Event, began: EventTarget | null): void {
    for (let at = isOurs(began) ? began : null; at; at = at.parentNode) {
      hears.get(at)?.get(event.type)?.(event, began);
      if (event.cancelBubble) return;
    }
    hears.get(window)?.get(event.type)?.(event, began);
  }

  for (const type of carriers()) {
    window.addEventListener(type, guard, { capture: true, passive: passive.test(type) });
  }
  const isUp = createWatchOver(window, () => {
    for (const root of covered) root.deref()?.replaceChildren();
  });

  return {
    /** Makes this root ours. Throws if the page took the shield away. */
    cover(root: ShadowRoot): void {
      if (!isUp()) throw new Error('the page took our listeners away');
      covered.add(new WeakRef(root));
      roots.add(root);
      hosts.add(root.host);
      // Focus changes between two elements of the root never reach the window.
      root.addEventListener('focus', ({ target }) => isOurs(target) && focus.got(target), true);
    },
    /** Passes stopped events to a listener. One of each type on each target. */
    hear(target: EventTarget, type: string, hear: Hear): void {
      const known = hears.get(target) ?? new Map();
      hears.set(target, known.set(type, hear));
    },
    focus: focus.give,
  };
}
export type Shield = ReturnType<typeof createShield>;

/** The scripts of one page share a world and so one shield. The key is a symbol, which can't be an id of the page's. */
const key = Symbol.for('offprint shield');
const world: typeof globalThis & { [key]?: Shield } = globalThis;

/** Returns the page's shield; creates it if there is none yet. */
export function shield(): Shield {
  world[key] ??= createShield(window);
  return world[key];
}
