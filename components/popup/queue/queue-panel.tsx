import type { Phrases } from '../../ui/phrases/phrases';
import { EmptyQueue, UntilReady } from '../../ui/view/placeholders';
import type { OwnWordsDialogModel } from '../own-words/own-words-dialog-model';
import { QueueList } from './queue-list';
import type { QueueModel } from './queue-model';

interface Props {
  readonly model: QueueModel;
  readonly ownWords: OwnWordsDialogModel;
  readonly phrases: Phrases;
  /** Opens a new tab in front. */
  readonly visit: (url: string) => void;
  /** Opens the settings where a saved file is restored. */
  readonly openData: () => void;
}

/** The queue's tab: its papers, or why there are none. */
export function QueuePanel({ model, ownWords, phrases, visit, openData }: Props) {
  const { say } = phrases;
  return (
    <UntilReady
      view={model.view.value}
      loading={say('popupLoading')}
      title={say('popupUnavailable')}
      phrases={phrases}
      onRetry={model.retry}
      onRestore={openData}
    >
      {() =>
        model.rows.value.length > 0 ? (
          <QueueList model={model} ownWords={ownWords} phrases={phrases} />
        ) : (
          <EmptyQueue phrases={phrases} onVisit={visit} />
        )
      }
    </UntilReady>
  );
}
