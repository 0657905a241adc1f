import { render } from 'preact';
import { AnyPageLine } from '../../components/popup/front-tab/any-page-line';
import { createAnyPageModel } from '../../components/popup/front-tab/any-page-model';
import { FrontTab } from '../../components/popup/front-tab/this-paper';
import { createThisPaperModel } from '../../components/popup/front-tab/this-paper-model';
import { createInboxModel } from '../../components/popup/inbox/inbox-model';
import { Notices } from '../../components/popup/notices';
import { createNoticesModel } from '../../components/popup/notices-model';
import { createOwnWordsDialog } from '../../components/popup/own-words/own-words-dialog-model';
import { Popup } from '../../components/popup/popup';
import { createQueueModel } from '../../components/popup/queue/queue-model';
import { createTabs } from '../../components/popup/tabs';
import { askedQueue, createExporter } from '../../components/ui/export/exporter';
import { holdFocus } from '../../components/ui/focus/hold-focus';
import { createFollow } from '../../components/ui/follow-model';
import { showColours } from '../../components/ui/own-words/tag-colours';
import { createPhrases } from '../../components/ui/phrases/phrases';
import { timesLanguage } from '../../components/ui/phrases/times';
import { isReminderDue, putReminderOff, setReminding } from '../../utils/backup/reminder';
import { popupTabKey } from '../../utils/basics/storage-keys';
import { checkInWorker } from '../../utils/browser/ask-worker';
import { browser } from '../../utils/browser/browser';
import { reportFailure, reportUncaught } from '../../utils/browser/failures';
import { nameOf } from '../../utils/browser/feed-words';
import { hostInWords, missingHosts, requestHosts } from '../../utils/browser/permissions/hosts';
import {
  askForSite,
  finishWanted,
  isOtherSiteOn,
} from '../../utils/browser/permissions/other-sites';
import { papersInTab, showMarksInTab } from '../../utils/browser/tabs/any-page';
import { frontTab } from '../../utils/browser/tabs/front-tab';
import { showLibrary } from '../../utils/browser/tabs/show-library';
import { words } from '../../utils/browser/words';
import { NotStored } from '../../utils/desk/desk';
import { keepSettings } from '../../utils/desk/keep-settings';
import { openDesk } from '../../utils/desk/open-desk';
import { reportOf } from '../../utils/diagnosis/report';
import { defaultSettings } from '../../utils/settings/settings';
import { loadSettings, readSettings, watchSettings } from '../../utils/settings/storage';

reportUncaught('popup');
const language = words.say('popupLanguage');
document.documentElement.lang = language;
const root = document.querySelector('#popup');
if (!root) throw new Error('The popup has no root');
holdFocus(root);

async function openTab(url: string, inFront: boolean, recorded?: Promise<unknown>): Promise<void> {
  await browser.tabs.create({ url, active: inFront });
  await recorded;
  if (inFront) leave();
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  leave();
}

/** Opens a section of the options page. */
async function openSection(section: 'data' | 'feeds'): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${section}`) });
  leave();
}
const openData = () => openSection('data');

/** On a phone, for one, a popup is a tab. */
const isInTab = !browser.extension.getViews({ type: 'popup' }).includes(window);
document.documentElement.toggleAttribute('data-in-tab', isInTab);

/** Chromium closes the popup by itself; Firefox leaves it open over the new tab. */
function leave(): void {
  if (!isInTab) window.close();
}

const area = browser.storage.local;
// Requested first, so that nothing waits for it. `#inbox`: a notification's click.
const tabs = createTabs(
  location.hash === '#inbox'
    ? Promise.resolve('inbox')
    : area.get(popupTabKey).then((stored) => stored[popupTabKey]),
  // If this fails, the popup opens with the queue next time.
  (tab) => void area.set({ [popupTabKey]: tab }).catch(() => undefined),
);

// Until the settings are read, opened papers aren't marked: no user is that fast.
let settings = defaultSettings;
void readSettings(area).then((read) => {
  settings = read;
  showColours(read.library.colours);
});

const desk = openDesk();
const exporter = createExporter(desk, words);
const model = createQueueModel({
  desk,
  cite: (paper, details) => exporter.cite([paper], details && new Map([[paper, details]])),
  words,
  openTab: (...how) => void openTab(...how),
  readOnOpen: () => settings.readOnOpen,
  isNotStored: (error) => error instanceof NotStored,
  report: reportFailure,
});
const notices = createNoticesModel({
  missingHosts: async () => (await missingHosts()).map(hostInWords),
  requestHosts,
  isReminderDue: () => isReminderDue(desk.library, area, Date.now()),
  putReminderOff: () => putReminderOff(area, Date.now()),
  stopReminding: () => setReminding(area, false),
  openData: () => void openData(),
  report: reportFailure,
});
const ownWords = createOwnWordsDialog({
  desk,
  queue: model,
  say: words.say,
  report: reportFailure,
});
const thisPaper = createThisPaperModel({
  desk,
  queue: model,
  frontTab,
  report: (about) =>
    reportOf(words, about, browser.runtime.getManifest().version, navigator.userAgent),
  copy: async (text) => navigator.clipboard.writeText(text),
  say: words.say,
});
const anyPage = createAnyPageModel({
  desk,
  frontTab,
  papersIn: papersInTab,
  showMarks: showMarksInTab,
  isOn: isOtherSiteOn,
  askForSite,
  finish: () => finishWanted((changed) => keepSettings(desk, changed)),
  leave,
});
const phrases = createPhrases(words, timesLanguage(language, browser.i18n.getUILanguage()));
const inbox = createInboxModel({
  desk,
  queue: model,
  phrases,
  settings: () => loadSettings(area),
  onSettings: (listener) => watchSettings(area, listener),
  check: (progress) => checkInWorker(undefined, progress),
  isOnline: () => navigator.onLine,
  report: reportFailure,
});
const loadInbox = () => import('./inbox');
const loadSearch = async () => {
  const view = await import('./search');
  return { view, model: view.createSearch({ desk, report: reportFailure }) };
};
const follow = createFollow({
  page: async () => (await frontTab())?.address,
  settings: () => loadSettings(area),
  write: (settings) => keepSettings(desk, settings),
  onSettings: (listener) => watchSettings(area, listener),
  check: (id) => checkInWorker([id]),
  nameOf,
  report: reportFailure,
});

render(
  <Popup
    model={model}
    inbox={inbox}
    tabs={tabs}
    ownWords={ownWords}
    phrases={phrases}
    loadInbox={loadInbox}
    nameOf={nameOf}
    follow={follow}
    visit={(url) => void openTab(url, true)}
    openSettings={() => void openSettings()}
    openLibrary={(query) => void showLibrary(query).then(leave)}
    loadSearch={loadSearch}
    openData={() => void openData()}
    openFeeds={() => void openSection('feeds')}
    openExport={() => void exporter.open(() => askedQueue(desk))}
  >
    <Notices model={notices} phrases={phrases} />
    <AnyPageLine model={anyPage} phrases={phrases} />
    <FrontTab model={thisPaper} ownWords={ownWords} phrases={phrases} />
  </Popup>,
  root,
);
