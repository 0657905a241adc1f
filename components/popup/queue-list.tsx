import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { createDrag, type Dragged } from './drag';
import type { Phrases } from './phrases';
import type { QueueModel } from './queue-model';
import { QueueRow } from './queue-row';

interface Props {
  readonly model: QueueModel;
  readonly phrases: Phrases;
}

/** The queue in the user's order: one stop of the Tab key, arrows inside. */
export function QueueList({ model, phrases }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const drag = useMemo(() => createDrag(() => scroller.current, model.drop), [model]);
  useKeptFocus(scroller, model.focusWanted.value);

  const rows = model.rows.value;
  const current = model.current.value;
  const dragged = drag.dragged.value;
  const from = rows.findIndex((row) => row.id === dragged?.paper);
  return (
    <div class="scroller" data-queue data-dragging={dragged !== undefined} ref={scroller}>
      <ol aria-label={phrases.say('popupQueue')}>
        {rows.map((item, place) => (
          <QueueRow
            key={item.id}
            item={item}
            model={model}
            phrases={phrases}
            isCurrent={item.id === current}
            isDragged={item.id === dragged?.paper}
            dropLine={dropLineAt(place, rows.length, from, dragged)}
            onPointerDown={(event) => drag.begin(event, item.id)}
          />
        ))}
      </ol>
      {model.hasMore.value && <MoreWhenNear model={model} count={rows.length} />}
    </div>
  );
}

/** No line where the row would stay. */
function dropLineAt(place: number, length: number, from: number, dragged: Dragged | undefined) {
  if (!dragged || dragged.place === from || dragged.place === from + 1) return undefined;
  if (dragged.place === place) return 'before';
  return dragged.place === length && place === length - 1 ? 'after' : undefined;
}

/**
 * Focuses the current row when that is wanted, and when the list appears and nothing else has focus.
 * Gives focus back to an element that lost it because its row was moved in the document.
 */
function useKeptFocus(list: { readonly current: HTMLElement | null }, wanted: number): void {
  const before = document.activeElement;
  const served = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const appeared = served.current === undefined && document.activeElement === document.body;
    if (appeared || (served.current !== undefined && served.current !== wanted)) {
      const title = list.current?.querySelector<HTMLElement>('[data-current="true"] .title');
      // At first the row's own sign is enough; the ring comes with the first key.
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

/** Stands after the last row and reads more before it comes into sight. */
function MoreWhenNear({ model, count }: { model: QueueModel; count: number }) {
  const here = useRef<HTMLDivElement>(null);
  // Observed anew after each reading: an observer that stays in sight does not call again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` is what makes it anew
  useEffect(() => {
    if (!here.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && model.more(),
      { root: here.current.parentElement, rootMargin: '400px' },
    );
    observer.observe(here.current);
    return () => observer.disconnect();
  }, [model, count]);
  return <div class="more" ref={here} />;
}
