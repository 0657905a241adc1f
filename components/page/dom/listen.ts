import { type Hear, shield } from '../shield/shield';
import { isInSight } from './in-sight';

/**
 * Listens on an element of ours, or on the window for events that bubble out of one. In Firefox our events end at the
 * shield, which passes them to the listener; `target` is where the event began. Ignores clicks on elements that the
 * user can't see.
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
 * Runs what the user asked for by an event of ours. In Firefox it waits until the event is over: until then, any event
 * that the page dispatches (say, from an observer of our changes) names the node where ours began.
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
