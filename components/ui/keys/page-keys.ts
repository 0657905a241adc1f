import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Hands the keys pressed anywhere on a page of ours to `press`, from the moment that the page is drawn: an effect that
 * waits for the first paint would lose what is pressed before it. `press` returns whether the key was one of the page's.
 */
export function usePageKeys(press: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(press);
  latest.current = press;
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (latest.current(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
