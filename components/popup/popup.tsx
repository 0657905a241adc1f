import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { failureInWords } from '../../utils/listing/messages-in-words';
import { Header } from './header';
import { HealedNotice } from './healed-notice';
import { HistoryList } from './history-list';
import { KeysHelp } from './keys-help';
import { MessageLine } from './message-line';
import type { Phrases } from './phrases';
import { EmptyQueue, LoadingQueue, NewerLibrary, UnavailableQueue } from './placeholders';
import { QueueList } from './queue-list';
import type { QueueModel } from './queue-model';
import { pressKey } from './shortcuts';

interface Props {
  readonly model: QueueModel;
  readonly phrases: Phrases;
  /** Opens a new tab in front. */
  readonly visit: (url: string) => void;
  readonly openSettings: () => void;
  /** Opens the settings where a saved file is restored. */
  readonly openData: () => void;
  /** What stands above the queue. */
  readonly children?: ComponentChildren;
}

/** The popup: the queue, what just happened, what happened before. */
export function Popup({ model, phrases, visit, openSettings, openData, children }: Props) {
  const { say } = phrases;
  const showsKeys = useSignal(false);
  useEffect(() => model.start(), [model]);
  useEffect(() => {
    const showKeys = () => {
      showsKeys.value = true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (pressKey(event, model, showKeys)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [model, showsKeys]);

  return (
    <>
      {children}
      <Header model={model} phrases={phrases} />
      <main>
        <Troubles model={model} phrases={phrases} />
        <HealedNotice model={model} phrases={phrases} />
        <Body model={model} phrases={phrases} visit={visit} openData={openData} />
        <MessageLine model={model} phrases={phrases} />
      </main>
      <HistoryList model={model} phrases={phrases} />
      <footer>
        <button
          type="button"
          aria-expanded={model.historyOpen.value}
          aria-controls="history"
          onClick={model.toggleHistory}
        >
          {say('popupHistory')}
        </button>
        <button type="button" onClick={openSettings}>
          {say('popupSettings')}
        </button>
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={say('popupKeys')}
          title={`${say('popupKeysTitle')} (?)`}
          onClick={() => {
            showsKeys.value = true;
          }}
        >
          {say('popupKeys')} <span class="key">?</span>
        </button>
      </footer>
      {showsKeys.value && (
        <KeysHelp
          phrases={phrases}
          onClose={() => {
            showsKeys.value = false;
          }}
        />
      )}
    </>
  );
}

function Body({ model, phrases, visit, openData }: Omit<Props, 'openSettings'>) {
  switch (model.view.value) {
    case 'loading':
      return <LoadingQueue phrases={phrases} />;
    case 'unavailable':
      return <UnavailableQueue phrases={phrases} onRetry={model.retry} onRestore={openData} />;
    case 'newer':
      return <NewerLibrary phrases={phrases} onRetry={model.retry} />;
    case 'ready':
      if (model.rows.value.length > 0) return <QueueList model={model} phrases={phrases} />;
      return <EmptyQueue phrases={phrases} onVisit={visit} />;
  }
}

/** What is wrong, in words that say how to go on. Stays until it is right. */
function Troubles({ model, phrases }: Pick<Props, 'model' | 'phrases'>) {
  const failure = model.failure.value;
  const trouble = model.trouble.value;
  return (
    <div role="alert" class="troubles">
      {trouble && <p>{trouble}</p>}
      {failure && model.view.value === 'ready' && (
        <p>
          {failureInWords(phrases, failure)}{' '}
          <button type="button" onClick={model.retry}>
            {phrases.say('popupRetry')}
          </button>
        </p>
      )}
    </div>
  );
}
