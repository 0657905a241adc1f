import type { CitedPaper } from '../../../utils/citations/cited-paper';
import { isKeyPattern } from '../../../utils/citations/export-choices';
import { exported, notesBy } from '../../../utils/citations/formats';
import { unknownPlaceholders } from '../../../utils/citations/markdown-template';
import type { Settings } from '../../../utils/settings/settings-schema';

export type HowToExport = Settings['exporting'];

/** Why papers can't be exported in the way that the user chose. */
export type Problem =
  | { readonly kind: 'pattern' }
  | { readonly kind: 'placeholders'; readonly names: readonly string[] };

export function problemOf(how: HowToExport): Problem | undefined {
  if (!isKeyPattern(how.keyPattern)) return { kind: 'pattern' };
  if (how.format !== 'Markdown') return undefined;
  const names = unknownPlaceholders(how.files ? how.fileTemplate : how.listTemplate);
  return names.length > 0 ? { kind: 'placeholders', names } : undefined;
}

/** A paper as it would be written. */
export const previewOf = (paper: CitedPaper, how: HowToExport): string =>
  how.format === 'Markdown' && how.files
    ? notesBy(how)(paper).text
    : exported(how.format, [paper], how);
