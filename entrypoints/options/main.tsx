import { render } from 'preact';
import { createDataModel } from '../../components/options/data/data-model';
import { DataSection } from '../../components/options/data/data-section';
import { createRestoreModel } from '../../components/options/data/restore-model';
import { createDiagnosisModel } from '../../components/options/diagnosis/diagnosis-model';
import { DiagnosisSection } from '../../components/options/diagnosis/diagnosis-section';
import { Options } from '../../components/options/options';
import { createSettingsModel } from '../../components/options/settings-model';
import { browser } from '../../utils/extension/browser';
import { createDataSurroundings } from '../../utils/extension/data-page';
import { openDesk } from '../../utils/extension/desk';
import { diagnostics } from '../../utils/extension/diagnostics';
import { words } from '../../utils/extension/extension-words';
import { reportFailure, reportUncaught } from '../../utils/extension/failures';
import { requestHosts } from '../../utils/extension/hosts';
import { ourShadow } from '../../utils/extension/open-our-library';
import { runSelfTest } from '../../utils/extension/self-test';
import { openArchive } from '../../utils/library/open-archive';
import type { Settings } from '../../utils/settings/settings';
import { loadSettings, watchSettings, writeSettings } from '../../utils/settings/storage';

reportUncaught('options');
document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('settingsPage');
const root = document.querySelector('#options');
if (!root) throw new Error('The options page has no root');

const area = browser.storage.local;
const desk = openDesk();
const archive = openArchive({ shadow: ourShadow() });

async function write(settings: Settings): Promise<void> {
  await writeSettings(area, settings);
  void desk.tellSettings(settings).catch(() => undefined);
}

const model = createSettingsModel(
  {
    read: () => loadSettings(area),
    write,
    watch: (listener) => watchSettings(area, listener),
  },
  words,
  reportFailure,
);
const around = createDataSurroundings(desk, archive);
const diagnosis = createDiagnosisModel({
  selfTest: () => runSelfTest({ desk, archive, now: Date.now }, reportFailure),
  diagnostics: () => diagnostics(desk.library),
  copy: async (text) => navigator.clipboard.writeText(text),
  requestHosts,
});

render(
  <Options model={model} words={words}>
    <DataSection
      model={createDataModel(around)}
      restore={createRestoreModel(around)}
      words={words}
    />
    <DiagnosisSection model={diagnosis} words={words} />
  </Options>,
  root,
);
