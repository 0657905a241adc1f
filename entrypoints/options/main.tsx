import { computed } from '@preact/signals';
import { render } from 'preact';
import { createDataModel } from '../../components/options/data/data-model';
import type { DataNeeds } from '../../components/options/data/data-needs';
import { DataSection } from '../../components/options/data/data-section';
import { needsFromBrowser } from '../../components/options/data/needs-from-browser';
import { createRestoreModel } from '../../components/options/data/restore-model';
import { createDiagnosisModel } from '../../components/options/diagnosis/diagnosis-model';
import { DiagnosisSection } from '../../components/options/diagnosis/diagnosis-section';
import { DigestSection } from '../../components/options/digest/digest-section';
import { createNotificationModel } from '../../components/options/digest/notification-model';
import { createFeedsModel } from '../../components/options/feeds/feeds-model';
import { FeedsSection } from '../../components/options/feeds/feeds-section';
import { Options } from '../../components/options/options';
import { createRulesModel } from '../../components/options/rules/rules-model';
import { RulesSection } from '../../components/options/rules/rules-section';
import { askedAll, createExporter } from '../../components/ui/export/exporter';
import { holdFocus } from '../../components/ui/focus/hold-focus';
import { createImporter } from '../../components/ui/import/importer';
import { createSettingsModel } from '../../components/ui/settings-model';
import { checkInWorker } from '../../utils/browser/ask-worker';
import { browser } from '../../utils/browser/browser';
import { reportFailure, reportUncaught } from '../../utils/browser/failures';
import { feedFromText, nameOf } from '../../utils/browser/feed-words';
import { requestHost, requestHosts } from '../../utils/browser/permissions/hosts';
import { words } from '../../utils/browser/words';
import { storedSettings } from '../../utils/desk/keep-settings';
import { openDesk } from '../../utils/desk/open-desk';
import { ourShadow } from '../../utils/desk/open-our-library';
import { tendInbox } from '../../utils/desk/tend-inbox';
import { diagnostics } from '../../utils/diagnosis/diagnostics';
import { runSelfTest } from '../../utils/diagnosis/self-test';
import { openArchive } from '../../utils/library/restore/open-archive';
import { followed } from '../../utils/settings/follow';
import { start } from '../../utils/sites/sites';

reportUncaught('options');
document.documentElement.lang = words.say('popupLanguage');
document.title = words.say('settingsPage');
const root = document.querySelector('#options');
if (!root) throw new Error('The options page has no root');
holdFocus(root);

const desk = openDesk();
const archive = openArchive({ shadow: ourShadow() });

const model = createSettingsModel(storedSettings(desk), words, reportFailure);
const shared = { settings: model, onChange: desk.onChange, now: Date.now, report: reportFailure };
const feeds = createFeedsModel(
  {
    ...shared,
    rows: desk.library.feeds,
    check: checkInWorker,
    feedFromText,
    nameOf,
    requestHost,
    requestSites: requestHosts,
    isOnline: () => navigator.onLine,
  },
  words,
);
const rules = createRulesModel({
  ...shared,
  brought: desk.library.brought,
  ranked: () => tendInbox(desk),
});
const notifications = { permissions: ['notifications' as const] };
const digest = createNotificationModel({
  ...shared,
  requestNotifications: () => browser.permissions.request(notifications),
  mayNotify: () => browser.permissions.contains(notifications),
});
const exporter = createExporter(desk, words);
const importPapers = createImporter(desk, archive, words);
const diagnosis = createDiagnosisModel({
  selfTest: () => runSelfTest({ desk, archive, now: Date.now }, reportFailure),
  diagnostics: () => diagnostics(desk.library),
  copy: async (text) => navigator.clipboard.writeText(text),
  requestHosts,
});
const needs: DataNeeds = {
  ...needsFromBrowser(desk, archive),
  erased() {
    model.forget();
    restore.cancel();
    diagnosis.forget();
  },
  firstFeed: {
    name: nameOf(start.feed),
    isFollowed: computed(() => model.settings.value?.feeds.includes(start.feed) === true),
    unfollow: () => void model.change((all) => followed(all, start.feed, false)),
  },
};
const restore = createRestoreModel(needs);

render(
  <Options model={model} words={words}>
    <FeedsSection model={feeds} words={words} />
    <RulesSection model={rules} words={words} />
    <DigestSection model={digest} words={words} />
    <DataSection
      model={createDataModel(needs)}
      restore={restore}
      words={words}
      exportPapers={() => void exporter.open(() => askedAll(desk))}
      importPapers={() => void importPapers()}
    />
    <DiagnosisSection model={diagnosis} words={words} />
  </Options>,
  root,
);
