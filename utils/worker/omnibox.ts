/** The address bar: `op` and words suggest papers of the library, open one, or the library itself. */

import { shownText } from '../basics/text';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { libraryAddress } from '../browser/tabs/show-library';
import { words } from '../browser/words';
import type { Desk } from '../desk/desk';
import { type FollowedIndex, followIndex } from '../library/search/follow-index';
import { listedOf } from '../library/search/listed';
import { parseQuery } from '../library/search/query';
import { search } from '../library/search/search';
import { paperUrl } from '../sites/sites';

/** The address bar shows at most this many. */
const most = 6;

interface Suggestion {
  readonly content: string;
  readonly description: string;
}

/** Call it synchronously when the worker starts. */
export function serveOmnibox(desk: Desk): void {
  const { omnibox } = browser;
  // A name of the API in Chromium and Firefox; missing where an address bar can't be extended.
  if (!omnibox) return;
  omnibox.setDefaultSuggestion({ description: words.say('omniboxHint') });
  /** Kept while the worker lives, for the letters that follow. */
  const index = followIndex(desk.library);
  let turn: Promise<unknown> = Promise.resolve();
  let asked = 0;
  omnibox.onInputChanged.addListener((text, suggest) => {
    const own = ++asked;
    const isLast = () => own === asked;
    turn = turn
      .then(async () => isLast() && (await suggestions(desk, index, text)))
      .then((all) => {
        if (all && isLast()) suggest(all);
      })
      .catch((cause: unknown) => reportFailure('address bar', cause));
  });
  omnibox.onInputEntered.addListener((text, disposition) => {
    const url = addressFor(text);
    const opening =
      disposition === 'currentTab'
        ? browser.tabs.update({ url })
        : browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
    void opening.catch((cause: unknown) => reportFailure('address bar', cause));
  });
}

/** The best matches. Each stands for the address at which the paper opens. */
async function suggestions(
  { ready }: Pick<Desk, 'ready'>,
  { catalogue, read }: FollowedIndex,
  text: string,
): Promise<Suggestion[]> {
  if (text.trim() === '') return [];
  await ready();
  await read();
  const ask = {
    view: { kind: 'everything' },
    query: parseQuery(text),
    order: 'best',
    all: true,
  } as const;
  return search(catalogue, ask)
    .rows.slice(0, most)
    .map((row) => {
      const { title, listing } = listedOf(row);
      return { content: paperUrl(row.id, listing), description: asText(title || row.id) };
    });
}

/** Chromium reads descriptions as XML, Firefox as plain text. */
function asText(title: string): string {
  const text = shownText(title);
  if (!isXml()) return text;
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
const isXml = (): boolean => !browser.runtime.getURL('').startsWith('moz-');

/** Where a chosen suggestion leads, or the library with what was typed. */
function addressFor(text: string): string {
  const url = URL.parse(text);
  return url?.protocol === 'https:' ? url.href : libraryAddress(text);
}
