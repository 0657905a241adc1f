import { render } from 'preact';
import { Options } from '../../components/options/options';
import { createSettingsModel } from '../../components/options/settings-model';
import { refreshBadge } from '../../utils/extension/badge';
import { browser } from '../../utils/extension/browser';
import { words } from '../../utils/extension/extension-words';
import { openOurLibrary } from '../../utils/extension/open-our-library';
import { tellTabs } from '../../utils/extension/tabs';
import type { Settings } from '../../utils/settings/settings';
import { loadSettings, watchSettings, writeSettings } from '../../utils/settings/storage';

document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('settingsPage');
const root = document.querySelector('#options');
if (!root) throw new Error('The options page has no root');

const area = browser.storage.local;
const library = openOurLibrary();

async function write(settings: Settings): Promise<void> {
  await writeSettings(area, settings);
  void tellTabs([], (tab, shown) => refreshBadge(library, tab, shown), settings).catch(
    () => undefined,
  );
}

const model = createSettingsModel(
  {
    read: () => loadSettings(area),
    write,
    watch: (listener) => watchSettings(area, listener),
  },
  words,
);

render(<Options model={model} words={words} />, root);
