/** The options of settings: commands, parts of the bar, how many feeds. */

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
  'cite',
  'tag',
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
  cite: 'popupKeyCite',
  tag: 'ownWordsOf',
  nextNew: 'commandNextNew',
  markShownRead: 'commandMarkShownRead',
  undo: 'commandUndo',
  filter: 'commandFilter',
  help: 'commandHelp',
};

/** At which links to papers in running text there is a mark: those to papers that the user knows, all, or none. */
export const linkMarks = ['known', 'all', 'none'] as const;

/** Parts of the bar that can be left out. */
export const barParts = ['markRead', 'onlyNew', 'hideRead', 'filter', 'export'] as const;
export type BarPart = (typeof barParts)[number];

/** The colours that a tag can have: told apart by most kinds of colour blindness, and beside its name anyway. */
export const tagColours = ['red', 'orange', 'green', 'blue', 'purple'] as const;
export type TagColour = (typeof tagColours)[number];

/** The most tags that can have a colour, and the most searches that can be saved. */
export const colouredLimit = 500;
export const searchesLimit = 100;
/** Characters of a saved search. */
export const searchLimit = 1_000;

/** The most feeds that a user can follow: each is requested separately. */
export const feedLimit = 50;
