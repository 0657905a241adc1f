import { render } from 'preact';
import { FollowPage } from '../../components/follow/ask-to-follow';
import { holdFocus } from '../../components/ui/focus/hold-focus';
import { createFollow } from '../../components/ui/follow-model';
import { decodedPart } from '../../utils/basics/text';
import { checkInWorker } from '../../utils/browser/ask-worker';
import { browser } from '../../utils/browser/browser';
import { reportFailure, reportUncaught } from '../../utils/browser/failures';
import { nameOf } from '../../utils/browser/feed-words';
import { words } from '../../utils/browser/words';
import { feedFromPage, hostsOf } from '../../utils/checks/sources';
import { keepSettings } from '../../utils/desk/keep-settings';
import { openDesk } from '../../utils/desk/open-desk';
import { loadSettings, watchSettings } from '../../utils/settings/storage';

reportUncaught('follow');
document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('followPage');
const root = document.querySelector('#follow');
if (!root) throw new Error('The page that asks whether to follow has no root');
holdFocus(root);

/** The page on which the user pressed "Follow this list". The worker puts its address into the hash. */
const address = URL.parse(decodedPart(location.hash.slice(1)) ?? '');
const id = address && feedFromPage(address);

/** Returns to the page: the browser shows the tab that opened this one. */
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
