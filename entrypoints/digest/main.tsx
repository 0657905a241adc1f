import { render } from 'preact';
import { createDigestModel } from '../../components/digest/digest-model';
import { DigestPage } from '../../components/digest/digest-page';
import { createDigestPhrases } from '../../components/digest/digest-phrases';
import { holdFocus } from '../../components/ui/focus/hold-focus';
import { createPhrases } from '../../components/ui/phrases/phrases';
import { timesLanguage } from '../../components/ui/phrases/times';
import { browser } from '../../utils/browser/browser';
import { reportFailure, reportUncaught } from '../../utils/browser/failures';
import { nameOf } from '../../utils/browser/feed-words';
import { words } from '../../utils/browser/words';
import { NotStored } from '../../utils/desk/desk';
import { openDesk } from '../../utils/desk/open-desk';
import { loadSettings, watchSettings } from '../../utils/settings/storage';

reportUncaught('digest');
const strings = words.say('popupLanguage');
document.documentElement.lang = strings;
const root = document.querySelector('#digest');
if (!root) throw new Error('The digest page has no root');
holdFocus(root);

const area = browser.storage.local;
const model = createDigestModel({
  desk: openDesk(),
  words,
  isNotStored: (error) => error instanceof NotStored,
  settings: () => loadSettings(area),
  onSettings: (listener) => watchSettings(area, listener),
  now: Date.now,
  copy: async (text) => navigator.clipboard.writeText(text),
  report: reportFailure,
});
const go = () => model.go(location.hash);
addEventListener('hashchange', go);
go();

const language = timesLanguage(strings, browser.i18n.getUILanguage());
render(
  <DigestPage
    model={model}
    phrases={createDigestPhrases(createPhrases(words, language), language, nameOf)}
    print={() => window.print()}
    openData={() => location.assign('/options.html#data')}
  />,
  root,
);
