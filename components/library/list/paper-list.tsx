import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useKeptFocus } from '../../ui/focus/kept-focus';
import type { LibraryProps } from '../library-props';
import { PaperRow } from './paper-row';

interface Props extends LibraryProps {
  readonly showDetails: { value: boolean };
}

/** Rows that are drawn above and below what is in sight. */
const around = 8;

/**
 * The papers that were found. Only the rows near what is in sight are in the document, and the current one, which may
 * have the focus; each says which of how many it is. All rows are of one height, which the style sheet decides.
 */
export function PaperList(props: Props) {
  const { model, phrases } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(innerHeight);
  const rowHeight = useSignal(84);
  const { rows } = model.found.value;
  const current = model.current.value;

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => {
      height.value = box.clientHeight;
      // The style sheet decides, by the size of the letters.
      rowHeight.value = probe.current?.offsetHeight || 84;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    if (probe.current) observer.observe(probe.current);
    return () => observer.disconnect();
  }, [height, rowHeight]);

  const first = useComputed(() => Math.max(0, Math.floor(top.value / rowHeight.value) - around));
  const count = useComputed(() => Math.ceil(height.value / rowHeight.value) + 2 * around);

  // A new search begins at its top.
  const { query, shownView, order } = model;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say that it is a new search
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [query.value, shownView.value, order.value]);

  const index = rows.findIndex(({ id }) => id === current);
  const wanted = model.focusWanted.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the user goes to another row
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || wanted === 0 || index < 0) return;
    const [from, to] = [index * rowHeight.peek(), (index + 1) * rowHeight.peek()];
    if (from < box.scrollTop) box.scrollTop = from;
    else if (to > box.scrollTop + box.clientHeight) box.scrollTop = to - box.clientHeight;
  }, [wanted]);
  useKeptFocus(list, wanted);

  const last = first.value + count.value;
  const drawn = rows.slice(first.value, last).map((row, n) => ({ row, at: first.value + n }));
  const own = rows[index];
  if (own && index < first.value) drawn.unshift({ row: own, at: index });
  if (own && index >= last) drawn.push({ row: own, at: index });
  return (
    <div
      class="scroller"
      ref={scroller}
      onScroll={({ currentTarget }) => {
        top.value = currentTarget.scrollTop;
      }}
    >
      <div class="probe" ref={probe} />
      <ol
        ref={list}
        aria-label={phrases.say('libraryPapersName')}
        data-papers
        style={{ height: `${rows.length * rowHeight.value}px` }}
      >
        {drawn.map(({ row, at }) => (
          <PaperRow
            key={row.id}
            {...props}
            row={row}
            nth={at + 1}
            of={rows.length}
            top={at * rowHeight.value}
            isCurrent={at === Math.max(0, index)}
          />
        ))}
      </ol>
    </div>
  );
}
