import type { ReadonlySignal } from '@preact/signals';
import { latinKey } from '../../utils/settings/chosen-command';
import { usePageKeys } from '../ui/keys/page-keys';
import { isTyping } from '../ui/keys/pressed-keys';
import type { InboxModel } from './inbox/inbox-model';
import type { InboxView } from './loaded-views';
import type { OwnWordsDialogModel } from './own-words/own-words-dialog-model';
import type { QueueModel } from './queue/queue-model';
import { pressKey } from './shortcuts';
import type { TabsModel } from './tabs';

interface Needs {
  readonly model: QueueModel;
  readonly inbox: InboxModel;
  readonly tabs: TabsModel;
  readonly ownWords: OwnWordsDialogModel;
  /** Has the keys of the inbox, once it is loaded. */
  readonly view: ReadonlySignal<InboxView | undefined>;
  openSearch(): void;
  showHelp(): void;
}

/** Hands pressed keys to the tab that is shown; `/` opens the search. */
export function usePopupKeys(needs: Needs): void {
  const { model, inbox, tabs, ownWords, view, openSearch, showHelp } = needs;
  usePageKeys((event) => {
    if (isSearchKey(event)) {
      openSearch();
      return true;
    }
    if (tabs.shown.peek() !== 'inbox') return pressKey(event, model, ownWords, showHelp);
    return view.peek()?.pressInboxKey(event, inbox, model, ownWords, showHelp) ?? false;
  });
}

/** `/`, where it isn't text. */
function isSearchKey(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.altKey || event.ctrlKey || event.metaKey || target?.closest('dialog')) return false;
  return latinKey(event) === '/' && !isTyping(event, target);
}
