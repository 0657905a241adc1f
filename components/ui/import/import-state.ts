import type { ImportPlan } from '../../../utils/backup/import-papers';
import type { Meaning } from '../../../utils/backup/import-row';
import type { ReadPapers, UnreadableFile } from '../../../utils/backup/read-papers';
import type { Columns } from '../../../utils/imports/csv';
import type { FileKind } from '../../../utils/imports/read-file';
import type { Reference } from '../../../utils/imports/reference';
import type { ActionId } from '../../../utils/paper/action-id';

/** A file that was read whole. */
export interface ReadFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly papers: ReadPapers;
  /** Entries that name no paper that we know, and match none of the library. */
  readonly left: readonly Reference[];
  readonly leftCount: number;
  /** Of a table: its first rows, and what its columns hold. */
  readonly table?: { readonly rows: readonly (readonly string[])[]; readonly columns: Columns };
}

/** How far an import is. */
export type ImportState =
  | { readonly kind: 'reading'; readonly entries: number }
  | { readonly kind: 'refused'; readonly why: UnreadableFile['why'] }
  | {
      readonly kind: 'read';
      readonly file: ReadFile;
      readonly meaning: Meaning;
      /** Absent while it is being worked out. */
      readonly plan?: ImportPlan;
    }
  /** The rows are staged beside the library; the user can still cancel. */
  | { readonly kind: 'staging'; readonly part: number }
  | { readonly kind: 'writing'; readonly part: number }
  | { readonly kind: 'done'; readonly changed: number; readonly action: ActionId }
  | { readonly kind: 'undoing' }
  | { readonly kind: 'undone'; readonly changed: number; readonly kept: number }
  | { readonly kind: 'failed'; readonly why: ImportFailure };

export type ImportFailure = 'storage' | 'full' | 'elsewhere' | 'begun' | 'other';
