import { render } from 'preact';
import { createLibraryModel } from '../../components/library/library-model';
import { LibraryPage } from '../../components/library/library-page';
import { hashOf, parseHash } from '../../components/library/views/library-address';
import { createExporter } from '../../components/ui/export/exporter';
import { createImporter } from '../../components/ui/import/importer';
import { createPhrases } from '../../components/ui/phrases/phrases';
import { timesLanguage } from '../../components/ui/phrases/times';
import { browser } from '../../utils/browser/browser';
import { reportFailure, reportUncaught } from '../../utils/browser/failures';
import { words } from '../../utils/browser/words';
import { NotStored } from '../../utils/desk/desk';
import { openDesk } from '../../utils/desk/open-desk';
import { ourShadow } from '../../utils/desk/open-our-library';
import { openArchive } from '../../utils/library/restore/open-archive';
import { defaultSettings } from '../../utils/settings/settings';
import {
  loadSettings,
  readSettings,
  watchSettings,
  writeSettings,
} from '../../utils/settings/storage';

reportUncaught('library page');
const strings = words.say('popupLanguage');
document.documentElement.lang = strings;
document.title = words.say('libraryTitle');
const root = document.querySelector('#library');
if (!root) throw new Error('The library page has no root');

// Until the settings are read, opened papers aren't marked: no user is that fast.
let settings = defaultSettings;
const area = browser.storage.local;
void readSettings(area).then((read) => {
  settings = read;
});

const phrases = createPhrases(words, timesLanguage(strings, browser.i18n.getUILanguage()));
const desk = openDesk();
const exporter = createExporter(desk, words);
const archive = openArchive({ shadow: ourShadow() });
const openImport = createImporter(desk, archive, words);
const importPapers = (file?: File) => void openImport(file).then(model.reload);
const model = createLibraryModel({
  desk,
  choices: {
    read: () => loadSettings(area),
    write: (changed) => writeSettings(area, changed),
    watch: (listener) => watchSettings(area, listener),
  },
  phrases,
  archive,
  readOnOpen: () => settings.readOnOpen,
  isNotStored: (error) => error instanceof NotStored,
  report: reportFailure,
});
const go = () => model.go(parseHash(location.hash));
addEventListener('hashchange', go);
go();
model.onAddress((address) => {
  // Only the address changes: a step of Back for every letter would be too many.
  history.replaceState(null, '', location.pathname + hashOf(address));
});

render(
  <LibraryPage
    model={model}
    phrases={phrases}
    open={({ opened }, { paper, address, inFront }) => {
      opened(paper);
      void browser.tabs.create({ url: address, active: inFront });
    }}
    openData={() => location.assign('/options.html#data')}
    exportPapers={(ids) => void exporter.open(async () => ({ ids }))}
    cite={exporter.cite}
    importPapers={importPapers}
  />,
  root,
);
