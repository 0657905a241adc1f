/** What the user chose: the defaults, and what of it pages are told. Parsing and migration are in `storage.ts`. */
import type { PageSettings, Settings } from './settings-schema';

export const defaultSettings: Settings = {
  version: 1,
  sites: { huggingface: { on: true, keys: true }, arxiv: { on: true, keys: true } },
  bar: { shown: true, parts: { markRead: true, onlyNew: true, hideRead: true, filter: true } },
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
    nextNew: 'n',
    markShownRead: 'A',
    undo: 'z',
    filter: '/',
    help: '?',
  },
  readOnOpen: false,
  readLook: 'dim',
  badge: 'new',
  badgeElsewhere: 'inbox',
  feeds: ['huggingface:daily'],
  rules: [],
  digest: { on: false, hour: 9 },
};

/** What pages are told: what the user follows elsewhere is none of their business. */
export const forPages = ({
  sites,
  bar,
  keys,
  readOnOpen,
  readLook,
  badge,
  rules,
}: Settings): PageSettings => ({ sites, bar, keys, readOnOpen, readLook, badge, rules });
