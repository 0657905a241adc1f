import type { SavedAlias, SavedPaper, SavedSeen } from './saved-file-schema';

/** The three lists of a file, in their order there. */
export const lists = ['papers', 'seen', 'aliases'] as const;
export type ListName = (typeof lists)[number];

/** Some rows of each list. */
export interface SavedRows {
  readonly papers: readonly SavedPaper[];
  readonly seen: readonly SavedSeen[];
  readonly aliases: readonly SavedAlias[];
}

export const noSavedRows: SavedRows = { papers: [], seen: [], aliases: [] };

/** How many rows each list has. */
export type RowCounts = Readonly<Record<ListName, number>>;
