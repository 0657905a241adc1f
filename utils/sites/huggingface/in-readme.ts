import type { InReadme } from '../about';
import type { View } from './address';

/** The README's rows: at which addresses each view is, and what of it is shown, in Markdown. */
export const inReadme: Readonly<Record<View, InReadme>> = {
  day: {
    addresses: '`/papers`, `/papers/date/…`',
    shown: 'Daily Papers of one day',
  },
  week: {
    addresses: '`/papers/week/…`',
    shown: 'Daily Papers of one week',
  },
  month: {
    addresses: '`/papers/month/…`',
    shown: 'Daily Papers of one month',
  },
  trending: {
    addresses: '`/papers/trending`',
    shown: 'Trending Papers',
  },
  search: {
    addresses: '`/papers?q=…`, also of trending, a week or a month',
    shown: 'what a search found',
  },
  paper: {
    addresses: '`/papers/2603.03283`',
    shown: 'one paper, on the page of its own',
  },
  of: {
    addresses: '`/<owner>`, `/<owner>/papers`, `/<owner>/activity/papers`',
    shown: 'the papers of an organisation or a user',
  },
  collection: {
    addresses: '`/collections/<owner>/…`',
    shown: 'the papers in a collection',
  },
  repository: {
    addresses: '`/<owner>/<model>`, `/datasets/<owner>/…`, `/spaces/<owner>/…`',
    shown: 'the papers that a model, dataset or Space names',
  },
};
