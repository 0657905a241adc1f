import type { FeedId } from '../feeds/feed';
import type { Rule } from '../rules/rules';
import type { SiteName } from '../sites/site';

/** What a key can do on a listing, in the order in which the help shows them. */
export const commandNames = [
  'next',
  'previous',
  'open',
  'openBehind',
  'read',
  'queue',
  'star',
  'hide',
  'abstract',
  'nextNew',
  'markShownRead',
  'undo',
  'filter',
  'help',
] as const;
export type CommandName = (typeof commandNames)[number];

/** The messages that name them. */
export const commandTitles: Readonly<Record<CommandName, string>> = {
  next: 'commandNext',
  previous: 'commandPrevious',
  open: 'commandOpen',
  openBehind: 'commandOpenBehind',
  read: 'commandRead',
  queue: 'commandQueue',
  star: 'commandStar',
  hide: 'commandHide',
  abstract: 'commandAbstract',
  nextNew: 'commandNextNew',
  markShownRead: 'commandMarkShownRead',
  undo: 'commandUndo',
  filter: 'commandFilter',
  help: 'commandHelp',
};

/** Parts of the bar that can be left out. */
export const barParts = ['markRead', 'onlyNew', 'hideRead', 'filter'] as const;
export type BarPart = (typeof barParts)[number];

/** What of the user's choice concerns pages, and is told to the scripts there. */
export interface PageSettings {
  readonly sites: Readonly<
    Record<SiteName, { /** Off: pages there are left as they are. */ on: boolean; keys: boolean }>
  >;
  readonly bar: { readonly shown: boolean; readonly parts: Readonly<Record<BarPart, boolean>> };
  /** One character each, as `KeyboardEvent.key` gives it; '' for a command without a key. */
  readonly keys: Readonly<Record<CommandName, string>>;
  /** Mark read what is opened: automatic, so it never takes a paper off the queue. */
  readonly readOnOpen: boolean;
  /** How read entries look. */
  readonly readLook: 'dim' | 'hide';
  /** What the badge of a listing's tab counts. */
  readonly badge: 'new' | 'nothing';
  readonly rules: readonly Rule[];
}

/** What the user chose. Defaults, migration and parsing are in `storage.ts`. */
export interface Settings extends PageSettings {
  readonly version: 1;
  /** What the badge counts elsewhere: what waits in the inbox, only what is raised there, or nothing. */
  readonly badgeElsewhere: 'inbox' | 'raised' | 'nothing';
  /** The feeds that are followed, in the order in which they were. */
  readonly feeds: readonly FeedId[];
  /** A notification a day, at an hour of the user's clock. */
  readonly digest: { readonly on: boolean; readonly hour: number };
}

/** No more feeds than this are followed: each is asked by itself. */
export const feedLimit = 50;

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
