/** The interface's words about feeds. */

import { type FeedRefusal, feedName, feedFromText as read } from '../checks/sources';
import type { FeedId } from '../feeds/feed';
import { feedHosts } from '../feeds/hosts';
import { siteTitles } from '../sites/site-titles';
import { words } from './words';

/** The name of a feed; a document's own title (`FeedRow.title`), if there is one, is better. */
export function nameOf(id: FeedId): string {
  const { name, of } = feedName(id);
  return of === undefined ? words.say(name) : words.say(name, of);
}

const refusals: Readonly<Record<FeedRefusal, string>> = {
  'no address': 'feedRefusedNoAddress',
  'not plain HTTPS': 'feedRefusedNotHttps',
  'host not on the list': 'feedRefusedHost',
  'several categories': 'feedRefusedSeveral',
  'no list there': 'feedRefusedNoList',
  'too long': 'feedRefusedTooLong',
};

/** "ACS, APS, bioRxiv and Cell Press": who feeds can be followed of, besides sites. */
function publishers(): string {
  const language = words.say('popupLanguage');
  const names = [...new Set(feedHosts.map(({ name }) => name))];
  return new Intl.ListFormat(language).format(
    names.toSorted((a, b) => a.localeCompare(b, language)),
  );
}

/** The feed that a text names and the host to ask for it; or why it is refused, in a sentence. */
export function feedFromText(
  text: string,
):
  | { readonly id: FeedId; readonly host: string; readonly others?: readonly string[] }
  | { readonly refused: string } {
  const found = read(text);
  if (!('refused' in found)) return found;
  return {
    refused: words.say(
      refusals[found.refused],
      found.host ?? '',
      siteTitles(words, 'unit'),
      publishers(),
    ),
  };
}
