/** What is true of arXiv: https://arxiv.org and its mirrors. */
import type { SiteAbout, ViewInWords } from '../about';
import type { views } from './address';
import { feeds } from './feeds';
import { pageOf } from './paper-url';

export const about: SiteAbout<'arxiv'> = {
  name: 'arxiv',
  title: 'siteArxiv',
  matches: ['https://arxiv.org/*', 'https://www.arxiv.org/*', 'https://export.arxiv.org/*'],
  defaults: { on: true, keys: true },
  views: {
    new: ([which = '', when], { say, day }) =>
      when ? say('popupFromArxivNewOn', which, day(when)) : say('popupFromArxivNew', which),
    recent: ([which = ''], { say }) => say('popupFromArxivRecent', which),
    month: ([which = '', when], { say, day }) =>
      when ? say('popupFromArxivMonth', which, day(when)) : undefined,
    catchup: ([which = '', when], { say, day }) =>
      when ? say('popupFromArxivCatchup', which, day(when)) : say('popupFromArxivNew', which),
    search: ([query = ''], words) => words.say('popupFromArxivSearch', words.query(query)),
    author: ([which = ''], { say }) => say('popupFromArxivAuthor', which),
    paper: () => undefined,
  } satisfies Record<(typeof views)[number], ViewInWords>,
  listings: 'siteArxiv',
  paperUrl: (id) => (id.startsWith('arxiv:') ? pageOf(id) : undefined),
  feeds,
};
