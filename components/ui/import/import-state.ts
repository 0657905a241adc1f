import type { ImportPlan } from '../../../utils/backup/import-papers';
import type { Meaning } from '../../../utils/backup/import-row';
import type { ReadPapers, UnreadableFile } from '../../../utils/backup/read-papers';
import type { Columns } from '../../../utils/imports/csv';
import type { FileKind } from '../../../utils/imports/read-file';
import type { Reference } from '../../../utils/imports/reference';
import type { ActionId } from '../../../utils/paper/state/action-id';
import type { Work } from '../staged-work/staged-work';

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

/** What an import is before rows are staged, and after they were written. */
export type Choosing =
  | { readonly kind: 'reading'; readonly entries: number }
  | { readonly kind: 'refused'; readonly why: UnreadableFile['why'] }
  | {
      readonly kind: 'read';
      readonly file: ReadFile;
      readonly meaning: Meaning;
      /** Absent while it is being worked out. */
      readonly plan?: ImportPlan;
    }
  | { readonly kind: 'done'; readonly changed: number; readonly action: ActionId };

/** How far an import is. */
export type ImportState = Choosing | Work;
