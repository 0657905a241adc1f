import { own } from '../utils/sites/own';

/** Filters that leave what is pressed to be seen: they turn its colours, as extensions for dark pages do. */
const harmless =
  /^(none|((sepia|saturate|hue-rotate)\(\S+\)|(brightness|contrast|invert)\((1|0?\.[6-9])\S*\)|\s)+)$/;

/**
 * Whether the user can see the button of ours that they press, in a shadow root: not shrunk, in front where a pointer is, and
 * neither faint nor masked by what is around it. A page can still lay a picture over it that lets the pointer through:
 * no browser tells a script of that in time.
 */
export function isInSight(button: Element, root: ShadowRoot, byPointer: boolean): boolean {
  const { left, top, width, height } = button.getBoundingClientRect();
  if (width < 12 || height < 12) return false;
  const front = root.elementFromPoint(left + width / 2, top + height / 2);
  if (byPointer && !button.contains(front)) return false;
  let opacity = 1;
  for (let at: Element | null = root.host; at; at = own(at, 'parentElement')) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    if (!harmless.test(style.filter) || style.mixBlendMode !== 'normal') return false;
    if (style.maskImage !== 'none') return false;
  }
  return opacity > 0.3;
}
