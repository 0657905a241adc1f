import { render } from 'preact';
import { createPhrases } from '../../components/popup/phrases';
import { Popup } from '../../components/popup/popup';
import { createQueueModel } from '../../components/popup/queue-model';
import { timesLanguage } from '../../components/popup/times';
import { browser } from '../../utils/browser';
import { NotStored, openDesk } from '../../utils/desk';
import { words } from '../../utils/extension-words';

const language = words.say('popupLanguage');
document.documentElement.lang = language;
const root = document.querySelector('#popup');
if (!root) throw new Error('The popup has no root');

async function openTab(url: string, inFront: boolean, recorded?: Promise<unknown>): Promise<void> {
  await browser.tabs.create({ url, active: inFront });
  await recorded;
  if (inFront) leave();
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  leave();
}

/** Chromium closes the popup by itself; Firefox leaves it open over the new tab. */
function leave(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close();
}

const model = createQueueModel({
  desk: openDesk(),
  words,
  openTab: (...how) => void openTab(...how),
  isNotStored: (error) => error instanceof NotStored,
});
const phrases = createPhrases(words, timesLanguage(language, browser.i18n.getUILanguage()));

render(
  <Popup
    model={model}
    phrases={phrases}
    visit={(url) => void openTab(url, true)}
    openSettings={() => void openSettings()}
  />,
  root,
);
