import { wordsPrefix } from '../basics/storage-keys';
import { placeholders, wordsKey } from '../basics/words';
import { browser } from '../browser/browser';
import { keysWith } from '../browser/storage/stored';

/**
 * Messages of pages' scripts, without the plural forms of those that count. A test compares the list with the scripts;
 * what is missing here, a page asks of the browser.
 */
export const pageMessages: readonly string[] = [
  'barExport',
  'barFilter',
  'barFiltered',
  'barFirstTime',
  'barFold',
  'barFoldHidden',
  'barHidden',
  'barHideRead',
  'barKeys',
  'barMarkRead',
  'barMuted',
  'barNew',
  'barOnlyNew',
  'barPapers',
  'barQueued',
  'barRead',
  'barSettings',
  'barShow',
  'barShowAll',
  'barShowAsNew',
  'barSorted_comments',
  'barSorted_date',
  'barSorted_upvotes',
  'barTreatAsSeen',
  'barUnfold',
  'citeCopied',
  'citeFailed',
  'commandAbstract',
  'commandClose',
  'commandFilter',
  'commandHelp',
  'commandHide',
  'commandMarkShownRead',
  'commandNext',
  'commandNextNew',
  'commandOpen',
  'commandOpenBehind',
  'commandPrevious',
  'commandQueue',
  'commandRead',
  'commandStar',
  'commandUndo',
  'controlHide',
  'controlMore',
  'controlQueue',
  'controlRead',
  'controlStar',
  'didHidden',
  'didQueued',
  'didRead',
  'didReadMany',
  'didSee',
  'didStarred',
  'didUndo',
  'didUndoKept',
  'didUnhidden',
  'didUnqueued',
  'didUnread',
  'didUnsee',
  'didUnstarred',
  'entryDivider',
  'entryHidden',
  'entryKept',
  'entryMatched',
  'entryNew',
  'entryNoAbstract',
  'entryNoted',
  'entryPlace',
  'entrySinceComments',
  'entrySinceUpvotes',
  'filterClose',
  'filterOnly',
  'filterOnly_all',
  'filterOnly_new',
  'filterOnly_queued',
  'filterOnly_starred',
  'filterOnly_unread',
  'filterOrder',
  'filterOrder_comments',
  'filterOrder_date',
  'filterOrder_listing',
  'filterOrder_upvotes',
  'filterUpvotes',
  'filterWords',
  'filterWordsHint',
  'followList',
  'keysOff',
  'keysOnLinks',
  'keysOthers',
  'keysTitle',
  'library',
  'linkKnown',
  'moreAbstract',
  'moreReadAbove',
  'moreReadBelow',
  'notStored',
  'notStoredFull',
  'notStoredUpdated',
  'numberSeparator',
  'ownWordsOf',
  'partsMissing',
  'popupKeyCite',
  'settingsKeyShift',
  'undo',
  'undoRefused',
  'waitingFull',
  'waitingUnavailable',
];

/** Every message of a page's script in the browser's language, its placeholders kept, in order. */
function pageWords(language: string): Record<string, string> {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const names = pageMessages.flatMap((name) => [
    name,
    ...pluralCategories.map((form) => `${name}_${form}`),
  ]);
  const texts = names
    .sort()
    .map((name) => [name, browser.i18n.getMessage(name, placeholders)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/**
 * Keeps the words of pages' scripts where these read them without holding up the page (`components/page/to-worker/page-words.ts`),
 * and removes those of other versions and languages. Writes only what differs. Rejects where the storage does.
 */
export async function keepPageWords(): Promise<void> {
  const area = browser.storage.local;
  const language = browser.i18n.getUILanguage();
  const key = wordsKey(language, browser.runtime.getManifest().version);
  const words = pageWords(language);
  const { [key]: kept } = await area.get([key]);
  if (JSON.stringify(kept) === JSON.stringify(words)) return;
  await area.remove(await keysWith(area, wordsPrefix));
  await area.set({ [key]: words });
}
