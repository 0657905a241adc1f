/** Entries in the browser's own menus: on links to papers, and on a paper's own page. */
import type { Menus, Tabs } from 'webextension-polyfill';
import { cleanText } from '../basics/text';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { askable } from '../browser/tabs/front-tab';
import { showLibrary } from '../browser/tabs/show-library';
import { words } from '../browser/words';
import type { Desk } from '../desk/desk';
import { paperAtAddress } from '../paper/addresses/at-address';
import { paperId } from '../paper/addresses/from-text';
import { paperMatches } from '../paper/addresses/link-patterns';
import { titleRank } from '../paper/details/title';
import { titleLimit } from '../paper/details/title-limit';
import type { PagePaper } from '../paper/metas/page-metas';
import type { MarkName } from '../paper/state/marks';
import { markFromPage, markPage } from './mark-page';

const entries = [
  ['queued', 'menuQueue'],
  ['read', 'menuRead'],
  ['starred', 'menuStar'],
] as const satisfies readonly (readonly [MarkName, string])[];

/** Registers the menus and their actions. Call it synchronously when the worker starts. */
export function serveContextMenus(desk: Desk): void {
  browser.contextMenus.onClicked.addListener((click, tab) => {
    void act(desk, click, tab).catch((cause: unknown) => reportFailure('menu', cause));
  });
  // An update, or a language pack, may have changed the words.
  browser.runtime.onInstalled.addListener(() => {
    void browser.contextMenus.removeAll().then(createMenus);
  });
  // Menus outlive the worker, but may be lost if the browser was killed or the extension was disabled and enabled.
  createMenus();
}

function createMenus(): void {
  create({ id: 'library', title: words.say('library'), contexts: ['action'] });
  for (const [mark, name] of entries) {
    const title = words.say(name);
    create({ id: `link ${mark}`, title, contexts: ['link'], targetUrlPatterns: [...paperMatches] });
    create({
      id: `page ${mark}`,
      title,
      contexts: ['page'],
      documentUrlPatterns: [...paperMatches],
    });
  }
}

/** Creates an entry; the error that it exists already is ignored. */
const create = (entry: Menus.CreateCreatePropertiesType): void => {
  browser.contextMenus.create(entry, () => void browser.runtime.lastError);
};

/** Marks the paper that was clicked on. Does nothing if it isn't a paper. */
async function act(desk: Desk, click: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> {
  if (click.menuItemId === 'library') return showLibrary();
  const [where, name] = String(click.menuItemId).split(' ');
  const mark = entries.find(([each]) => each === name)?.[0];
  if (!mark) return;
  if (where === 'link') {
    const paper = paperOfLink(click);
    if (paper) await markFromPage(desk, mark, paper, click.linkUrl);
    return;
  }
  const asked = tab && askable(tab);
  if (asked) await markPage(desk, mark, { ...asked, address: click.pageUrl ?? asked.address });
}

/** Only Firefox gives a link's text, and not every text is a title: "PDF", "[3]", "arXiv:2603.03283". */
function paperOfLink({ linkUrl = '', linkText = '' }: Menus.OnClickData): PagePaper | undefined {
  const id = paperAtAddress(linkUrl);
  const title = cleanText(linkText, titleLimit);
  const isTitle = title.length >= 15 && paperId(title) === undefined && titleRank(title) < 2;
  return id && { id, ...(isTitle && { details: { title } }) };
}
