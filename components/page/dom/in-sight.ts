/** Filters that can make an element invisible. Others only change colours, as dark-mode extensions do. */
const hidingFilter = /opacity|blur|url|(?:brightness|contrast)\((?:\d\d|0(?:\.[0-5]|\)))/;

const isHiding = ({ filter, maskImage, mixBlendMode }: CSSStyleDeclaration): boolean =>
  hidingFilter.test(filter) || maskImage !== 'none' || mixBlendMode !== 'normal';

/**
 * Whether the user can see the button of ours (`target`) that an event presses: it isn't shrunk, and its ancestors make
 * it neither faint nor masked. An element that covers it takes the press itself. But a page can cover it with a picture
 * that lets the pointer through, and no browser reports that in time.
 */
export function isInSight(event: Pick<Event, 'composedPath'>, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  const { width, height } = (target.closest('button') ?? target).getBoundingClientRect();
  if (Math.min(width, height) < 12) return false;
  // Starts at our host: everything in its root is ours. For a listener outside of the root the path begins there.
  const path = event.composedPath();
  const around = path.slice(path.findIndex((node) => node instanceof ShadowRoot) + 1);
  let opacity = 1;
  for (const element of around) {
    if (!(element instanceof Element)) continue;
    const style = getComputedStyle(element);
    if (isHiding(style)) return false;
    opacity *= Number(style.opacity);
  }
  return opacity > 0.3;
}
