import { useMemo, useRef } from 'preact/hooks';
import { MoreWhenNear } from '../../ui/controls/more-when-near';
import { useKeptFocus } from '../../ui/focus/kept-focus';
import type { Phrases } from '../../ui/phrases/phrases';
import type { OwnWordsDialogModel } from '../own-words/own-words-dialog-model';
import { createDrag, type Dragged } from './drag';
import type { QueueModel } from './queue-model';
import { QueueRow } from './queue-row';

interface Props {
  readonly model: QueueModel;
  readonly ownWords: OwnWordsDialogModel;
  readonly phrases: Phrases;
}

/** The queue in the user's order: one stop of the Tab key, arrows inside. */
export function QueueList({ model, ownWords, phrases }: Props) {
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
        {rows.map((item, index) => (
          <QueueRow
            key={item.id}
            item={item}
            model={model}
            phrases={phrases}
            onTag={() => ownWords.open(item, 'tags')}
            isCurrent={item.id === current}
            isDragged={item.id === dragged?.paper}
            dropLine={dropLineAt(index, rows.length, from, dragged)}
            onPointerDown={(event) => drag.begin(event, item.id)}
          />
        ))}
      </ol>
      {model.hasMore.value && <MoreWhenNear onNear={model.more} depth={rows.length} />}
    </div>
  );
}

/** No line if the row would stay where it is. */
function dropLineAt(index: number, length: number, from: number, dragged: Dragged | undefined) {
  if (!dragged || dragged.index === from || dragged.index === from + 1) return undefined;
  if (dragged.index === index) return 'before';
  return dragged.index === length && index === length - 1 ? 'after' : undefined;
}
