import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Longer than any system's longest double click, in ms. */
const rest = 1_000;

/** Whether the page has been in front long enough for a press to be meant for it. */
export function useRested(): ReadonlySignal<boolean> {
  const rested = useSignal(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      clearTimeout(timer);
      rested.value = false;
      if (document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        rested.value = true;
      }, rest);
    };
    document.addEventListener('visibilitychange', start);
    start();
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', start);
    };
  }, [rested]);
  return rested;
}
