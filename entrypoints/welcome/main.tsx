import { render } from 'preact';
import { createSettingsModel } from '../../components/options/settings-model';
import { Welcome } from '../../components/welcome/welcome';
import { browser } from '../../utils/extension/browser';
import { openDesk } from '../../utils/extension/desk';
import { words } from '../../utils/extension/extension-words';
import { reportFailure, reportUncaught } from '../../utils/extension/failures';
import { keepSettings } from '../../utils/extension/keep-settings';
import { loadSettings, watchSettings } from '../../utils/settings/storage';

reportUncaught('welcome');
document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('welcomePage');
const root = document.querySelector('#welcome');
if (!root) throw new Error('The welcome page has no root');

const area = browser.storage.local;
const desk = openDesk();
const model = createSettingsModel(
  {
    read: () => loadSettings(area),
    write: (settings) => keepSettings(desk, settings),
    watch: (listener) => watchSettings(area, listener),
  },
  words,
  reportFailure,
);

render(<Welcome model={model} words={words} isFirefox={import.meta.env.FIREFOX} />, root);
