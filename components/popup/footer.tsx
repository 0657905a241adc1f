import type { Phrases } from '../ui/phrases/phrases';
import type { QueueModel } from './queue/queue-model';
import type { TabsModel } from './tabs';

interface Props {
  readonly model: QueueModel;
  readonly tabs: TabsModel;
  readonly phrases: Phrases;
  readonly openLibrary: () => void;
  readonly openSettings: () => void;
  /** Opens the dialog that exports the queue. */
  readonly openExport: () => void;
  /** Shows what the keys do. */
  readonly showHelp: () => void;
}

/** What leads on from the popup: history, library, settings, export, the keys' help. */
export function Footer(props: Props) {
  const { model, tabs, openLibrary, openSettings, openExport, showHelp } = props;
  const { say } = props.phrases;
  return (
    <footer>
      <button
        type="button"
        aria-expanded={model.historyOpen.value}
        aria-controls="history"
        onClick={model.toggleHistory}
      >
        {say('popupHistory')}
      </button>
      <button type="button" onClick={() => openLibrary()}>
        {say('library')}
      </button>
      <button type="button" onClick={openSettings}>
        {say('popupSettings')}
      </button>
      {tabs.shown.value === 'queue' && model.rows.value.length > 0 && (
        <button type="button" aria-haspopup="dialog" onClick={openExport}>
          {say('exportTitle')}
        </button>
      )}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={say('popupKeys')}
        title={`${say('popupKeysTitle')} (?)`}
        onClick={showHelp}
      >
        {say('popupKeys')} <span class="key">?</span>
      </button>
    </footer>
  );
}
