import { render } from 'preact';
import { createPaperWords } from '../../components/own-words/paper-words-model';
import { PaperWordsPage } from '../../components/own-words/paper-words-page';
import { holdFocus } from '../../components/ui/focus/hold-focus';
import { createPhrases } from '../../components/ui/phrases/phrases';
import { timesLanguage } from '../../components/ui/phrases/times';
import { ListingKeySchema } from '../../utils/actions/actions-schema';
import * as z from '../../utils/basics/z';
import { browser } from '../../utils/browser/browser';
import { reportFailure, reportUncaught } from '../../utils/browser/failures';
import { toldByTab } from '../../utils/browser/tabs/told-by-tab';
import { words } from '../../utils/browser/words';
import { type MarkablePaper, markable } from '../../utils/desk/by-hand';
import { NotStored } from '../../utils/desk/desk';
import { openDesk } from '../../utils/desk/open-desk';
import { PaperIdSchema } from '../../utils/paper/ids/paper-id-schema';

reportUncaught('own words');
const strings = words.say('popupLanguage');
document.documentElement.lang = strings;
document.title = words.say('ownWordsOf');
const root = document.querySelector('#own-words');
if (!root) throw new Error('The page of tags and notes has no root');
holdFocus(root);

/** What the worker puts into the hash: the tab of the page that asked, the paper, and the listing that showed it. */
const AskedSchema = z.object({
  tab: z.string(),
  paper: PaperIdSchema,
  listing: ListingKeySchema,
});
const asked = z.parse(AskedSchema, Object.fromEntries(new URLSearchParams(location.hash.slice(1))));

/** Returns to the listing: the browser shows the tab that opened this one. */
async function leave(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

const desk = openDesk();
const model = createPaperWords({
  desk,
  isNotStored: (error) => error instanceof NotStored,
  report: reportFailure,
  leave: () => void leave(),
});

/** The paper with what the library keeps of it and what the page tells. The page may be gone. */
async function paperAsked(): Promise<MarkablePaper> {
  const { paper: id, listing } = asked;
  const [told, known] = await Promise.all([
    toldByTab(Number(asked.tab), [id]),
    desk.ready().then(() => desk.library.paper(id)),
  ]);
  const details = told?.find((each) => each.id === id)?.details;
  return { ...markable({ id, ...(details && { details }) }, known, undefined), listing };
}

model.words.edit({ id: asked.paper, listing: asked.listing });
void model.told(paperAsked());

const phrases = createPhrases(words, timesLanguage(strings, browser.i18n.getUILanguage()));
render(<PaperWordsPage model={model} phrases={phrases} />, root);
