import type { InReadme } from '../about';
import type { views } from './address';

/** The README's rows: at which addresses each view is, and what of it is shown, in Markdown. */
export const inReadme: Readonly<Record<(typeof views)[number], InReadme>> = {
  new: {
    addresses: '`/list/cs.CL/new`',
    shown: "a day's new submissions, cross-lists and replacements, told apart",
  },
  recent: {
    addresses: '`/list/cs.CL/recent`, `…/pastweek`, `…/current`',
    shown: 'the last days: one listing, however many papers a page has',
  },
  month: {
    addresses: '`/list/cs.CL/2026-05`, `/list/cs/26`',
    shown: 'the papers of a month or a year',
  },
  catchup: {
    addresses: '`/catchup/cs.CL/2026-06-01`',
    shown: 'a past day, as `new` showed it',
  },
  search: {
    addresses: '`/search/?query=…`, `/search/advanced?…`',
    shown: 'what a search found',
  },
  author: {
    addresses: '`/a/doe_j_1`',
    shown: 'the papers of an author',
  },
  paper: {
    addresses: '`/abs/2603.03283`, `/html/2603.03283v2`',
    shown: 'the page of one paper: the controls of its title',
  },
};
