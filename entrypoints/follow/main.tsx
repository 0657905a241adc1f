import { render } from 'preact';
import { FollowPage } from '../../components/follow/follow-page';
import { createFollow } from '../../components/popup/follow-model';
import { browser } from '../../utils/extension/browser';
import { openDesk } from '../../utils/extension/desk';
import { words } from '../../utils/extension/extension-words';
import { reportFailure, reportUncaught } from '../../utils/extension/failures';
import { nameOf } from '../../utils/extension/feed-words';
import { keepSettings } from '../../utils/extension/keep-settings';
import { checkInWorker } from '../../utils/extension/own-requests';
import { feedFromPage, hostsOf } from '../../utils/feeds/sources';
import { loadSettings, watchSettings } from '../../utils/settings/storage';
import { decodedPart } from '../../utils/text';

reportUncaught('follow');
document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('followPage');
const root = document.querySelector('#follow');
if (!root) throw new Error('The page that asks whether to follow has no root');

/** The page on which the user pressed "Follow this list". The worker puts its address there. */
const address = URL.parse(decodedPart(location.hash.slice(1)) ?? '');
const id = address && feedFromPage(address);

/** Back to the page: the browser shows the tab that opened this one. */
async function close(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

const desk = openDesk();
const area = browser.storage.local;
const follow = createFollow({
  page: async () => address?.href,
  settings: () => loadSettings(area),
  write: (settings) => keepSettings(desk, settings),
  onSettings: (listener) => watchSettings(area, listener),
  check: (feed) => checkInWorker([feed]),
  nameOf,
  report: reportFailure,
});

render(
  <FollowPage
    follow={follow}
    words={words}
    from={address?.href}
    hosts={id ? hostsOf(id) : []}
    close={() => void close()}
  />,
  root,
);
