import { useEffect, useRef } from 'preact/hooks';
import type { ActionRecord } from '../../../utils/library/action-record';
import { PaperText } from '../../ui/maths/paper-text';
import type { Phrases } from '../../ui/phrases/phrases';
import type { QueueModel } from '../queue/queue-model';

interface Props {
  readonly model: QueueModel;
  readonly phrases: Phrases;
}

/** The last actions in words, each with Undo. */
export function HistoryList({ model, phrases }: Props) {
  const panel = useRef<HTMLElement>(null);
  const history = model.history.value;
  const isOpen = history !== undefined;
  // Where the popup scrolls, it would open out of sight.
  useEffect(() => {
    if (isOpen) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  if (!history) return null;
  return (
    // It scrolls, so it must be reachable by keyboard even if nothing in it can be pressed.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section id="history" ref={panel} aria-label={phrases.say('popupHistory')} tabIndex={0}>
      {history.length === 0 && <p class="none">{phrases.say('popupHistoryEmpty')}</p>}
      <ol>
        {history.map((record) => (
          <HistoryRow
            key={record.id}
            record={record}
            phrases={phrases}
            isUndone={record.undoneBy !== undefined || model.undoing.value.has(record.id)}
            onUndo={() => {
              // The pressed button disappears.
              panel.current?.focus();
              void model.undo(record.id);
            }}
          />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  readonly record: ActionRecord;
  readonly phrases: Phrases;
  readonly isUndone: boolean;
  readonly onUndo: () => void;
}

function HistoryRow({ record: { summary, time }, phrases, isUndone, onUndo }: RowProps) {
  const { say, did, kept, titleOf, times } = phrases;
  const title = titleOf(summary);
  return (
    <li data-undone={isUndone}>
      <div>
        <p>
          {[did(summary), kept(summary)].filter(Boolean).join(' · ')}
          {' · '}
          <time dateTime={new Date(time).toISOString()} title={times.moment(time)}>
            {times.ago(time, Date.now())}
          </time>
        </p>
        {title && (
          <p class="of">
            <bdi>
              <PaperText text={title} />
            </bdi>
          </p>
        )}
      </div>
      {isUndone && <span class="undone">{say('popupUndone')}</span>}
      {!isUndone && summary.kind !== 'undo' && (
        <button type="button" aria-label={say('popupUndoOf', did(summary))} onClick={onUndo}>
          {say('undo')}
        </button>
      )}
    </li>
  );
}
