import { render } from 'preact';
import { createSettingsModel } from '../../components/options/settings-model';
import { Welcome } from '../../components/welcome/welcome';
import { browser } from '../../utils/extension/browser';
import { words } from '../../utils/extension/extension-words';
import { reportFailure, reportUncaught } from '../../utils/extension/failures';
import { loadSettings, watchSettings, writeSettings } from '../../utils/settings/storage';

reportUncaught('welcome');
document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('welcomePage');
const root = document.querySelector('#welcome');
if (!root) throw new Error('The welcome page has no root');

const area = browser.storage.local;
// Nothing that can be changed here is any page's business: nobody needs to be told.
const model = createSettingsModel(
  {
    read: () => loadSettings(area),
    write: (settings) => writeSettings(area, settings),
    watch: (listener) => watchSettings(area, listener),
  },
  words,
  reportFailure,
);

render(<Welcome model={model} words={words} isFirefox={import.meta.env.FIREFOX} />, root);
