import { own } from '../utils/sites/own';

/**
 * Filters, masks and blend modes (any but `normal`) that leave little to be seen. Other filters only turn colours, as
 * extensions for dark pages do.
 */
const hiding = /opac|url|blur|ient|[st]\((\d\d|0(\.[0-5]|\)))|[^l]$/;

/**
 * Whether the user can see the button of ours that they press: not shrunk, and neither faint nor masked by what is around
 * it. What covers or clips it takes the press itself; but a page can lay a picture over it that lets the pointer through,
 * and no browser tells a script of that in time.
 */
export function isInSight(button: Element, host: Element): boolean {
  const { width, height } = button.getBoundingClientRect();
  let opacity = Math.min(width, height) < 12 ? 0 : 1;
  for (let at: Element | null = host; at; at = own(at, 'parentElement')) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    if (hiding.test(style.filter + style.maskImage + style.mixBlendMode)) return false;
  }
  return opacity > 0.3;
}
