/** The user's settings: the defaults, and the part that pages are told. Parsing and migration are in `storage.ts`. */

import { usualFileTemplate, usualKeyPattern, usualListTemplate } from '../citations/export-choices';
import type { SiteSettings } from '../sites/about';
import { allSites, type PageSite, start } from '../sites/sites';
import type { PageSettings, Settings } from './settings-schema';

const siteDefaults = () =>
  Object.fromEntries([
    ...allSites.map(({ name, defaults }) => [name, defaults] as const),
    // Pages of any site, where the user asks for it. They have keys of their own.
    ['any-page', { on: true, keys: false }] as const,
  ]) as Record<PageSite, SiteSettings>;

export const defaultSettings: Settings = {
  version: 1,
  sites: /* @__PURE__ */ siteDefaults(),
  bar: {
    shown: true,
    parts: { markRead: true, onlyNew: true, hideRead: true, filter: true, export: true },
  },
  keys: {
    next: 'j',
    previous: 'k',
    open: 'o',
    openBehind: 'O',
    read: 'm',
    queue: 'b',
    star: 's',
    hide: 'h',
    abstract: 'x',
    cite: 'c',
    tag: 't',
    nextNew: 'n',
    markShownRead: 'A',
    undo: 'z',
    filter: '/',
    help: '?',
  },
  readOnOpen: false,
  readLook: 'dim',
  librarySign: true,
  links: 'known',
  badge: 'new',
  badgeElsewhere: 'inbox',
  otherSites: [],
  feeds: [start.feed],
  rules: [],
  library: { colours: [], searches: [] },
  digest: { on: false, hour: 9 },
  exporting: {
    format: 'BibTeX',
    keyPattern: usualKeyPattern,
    listTemplate: usualListTemplate,
    fileTemplate: usualFileTemplate,
    files: false,
    arxivDoi: false,
    abstracts: true,
    notes: false,
  },
};

/**
 * The part that pages are told: they mustn't learn what the user follows elsewhere. `origin`: where the page is, for a
 * site that has no settings by name.
 */
export function forPages(
  {
    otherSites,
    sites,
    bar,
    keys,
    readOnOpen,
    readLook,
    librarySign,
    links,
    badge,
    rules,
  }: Settings,
  origin?: string,
): PageSettings {
  const other = otherSites.find((site) => site.origin === origin);
  const { keys: ownKeys = false, dims = false } = other ?? {};
  const there = other ? { ...sites, 'any-page': { on: true, keys: ownKeys, dims } } : sites;
  return { sites: there, bar, keys, readOnOpen, readLook, librarySign, links, badge, rules };
}
