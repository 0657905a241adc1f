import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly onNear: () => void;
  /** How much has been read; changes with every read. */
  readonly depth: number | string;
}

/** Sits after the last row and reads more before it comes into sight. */
export function MoreWhenNear({ onNear, depth }: Props) {
  const here = useRef<HTMLDivElement>(null);
  // Observed anew after each read: an observer whose target stays in sight does not call again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `depth` must create a new observer
  useEffect(() => {
    if (!here.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onNear(),
      { root: here.current.parentElement, rootMargin: '400px' },
    );
    observer.observe(here.current);
    return () => observer.disconnect();
  }, [onNear, depth]);
  return <div class="more" ref={here} />;
}
