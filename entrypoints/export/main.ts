import { createExporter } from '../../components/ui/export/exporter';
import { browser } from '../../utils/browser/browser';
import { reportUncaught } from '../../utils/browser/failures';
import { words } from '../../utils/browser/words';
import { openDesk } from '../../utils/desk/open-desk';
import { askedOfTab } from '../../utils/desk/tab-papers';

reportUncaught('export');
document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('exportPage');

/** The tab of the listing on which the user pressed "Export these". The worker puts its number into the hash. */
const from = Number(location.hash.slice(1));

/** Returns to the listing: the browser shows the tab that opened this one. */
async function close(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

const desk = openDesk();
void createExporter(desk, words)
  .open(() => askedOfTab(desk, from))
  .then(close);
