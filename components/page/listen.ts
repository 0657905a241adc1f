import { isInSight } from './in-sight';
import { type Hear, shield } from './shield/shield';

/**
 * Listens on an element of ours, or on the window for what bubbles out of one. In Firefox events of ours end at the shield,
 * which tells the listener of them; `target` is where the event began. A click on what the user can't see is not heard.
 */
export function listen(
  on: EventTarget,
  type: string,
  hear: Hear,
  options: AddEventListenerOptions = {},
): void {
  const heard: Hear = (event, target) => {
    if (type !== 'click' || isInSight(event, target)) hear(event, target);
  };
  on.addEventListener(type, (event) => heard(event, event.target), options);
  if (!import.meta.env.FIREFOX) return;
  shield().hear(on, type, (event, target) => {
    if (!options.signal?.aborted) heard(event, target);
  });
}

/**
 * Does what the user asked for by an event of ours. In Firefox once the event is over: as long as it lasts, whatever a page
 * dispatches (an observer of what we change on it may) names the node that the event began at.
 */
export function afterEvent(act: () => void): void {
  if (import.meta.env.FIREFOX) setTimeout(act);
  else act();
}

/** Gives an element of ours the focus. */
export function giveFocus(element: HTMLElement | null | undefined): void {
  if (!element) return;
  if (import.meta.env.FIREFOX) shield().focus(element);
  else element.focus();
}
