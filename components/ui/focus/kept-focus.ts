import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Focuses the current row when the model wants it, and when the list appears and nothing else has focus. Gives the
 * focus back to an element that lost it because its row moved in the document.
 */
export function useKeptFocus(list: { readonly current: HTMLElement | null }, wanted: number): void {
  const before = document.activeElement;
  const served = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const appeared = served.current === undefined && document.activeElement === document.body;
    if (appeared || (served.current !== undefined && served.current !== wanted)) {
      const title = list.current?.querySelector<HTMLElement>('[data-current="true"] .title');
      // At first the row's own highlight is enough; the focus ring comes with the first key.
      title?.focus(appeared ? { focusVisible: false } : {});
    } else if (
      before instanceof HTMLElement &&
      before !== document.activeElement &&
      list.current?.contains(before)
    ) {
      before.focus({ preventScroll: true });
    }
    served.current = wanted;
  });
}
