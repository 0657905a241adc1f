/** What is true of Hugging Face: https://huggingface.co */

import { numberedArxivId, partsOf } from '../../paper/ids/paper-id';
import type { SiteAbout, Start, ViewInWords } from '../about';
import type { View } from './address';
import { feeds } from './feeds';
import { pageOf } from './paper-url';

/** Of a day and of a month. */
const daily: ViewInWords = ([which = ''], { say, day }) => say('popupFromDaily', day(which));

/** Who or what it belongs to: `<owner>`, `<owner>/<model>`, `datasets/<owner>/<dataset>`. */
const ofOwner: ViewInWords = (rest, { say }) =>
  say('popupFromOwner', rest.join('/').replace(/^(?:datasets|spaces)\//, ''));

export const about: SiteAbout<'huggingface'> & { readonly start: Start } = {
  name: 'huggingface',
  title: 'siteHuggingFace',
  matches: ['https://huggingface.co/*'],
  defaults: { on: true, keys: true },
  views: {
    day: daily,
    week([which = ''], { say }) {
      const [, year, week] = /^(\d{4})-W(\d{1,2})$/.exec(which) ?? [];
      return year && week ? say('popupFromWeek', String(Number(week)), year) : undefined;
    },
    month: daily,
    trending: (_, { say }) => say('popupFromTrending'),
    search: ([query = ''], words) => words.say('popupFromSearch', words.query(query)),
    paper: (_, { say }) => say('popupFromItsPage'),
    of: ofOwner,
    collection: ([owner = ''], { say }) => say('popupFromCollection', owner),
    repository: ofOwner,
  } satisfies Record<View, ViewInWords>,
  listings: 'popupFromHuggingFace',
  // Its addresses hold arXiv's identifiers since April 2007.
  paperUrl: (id) => (numberedArxivId(partsOf(id).identifier) === id ? pageOf(id) : undefined),
  feeds,
  start: {
    address: 'https://huggingface.co/papers',
    open: 'welcomeDaily',
    feed: 'huggingface:daily',
    follow: 'welcomeFollow',
  },
};
