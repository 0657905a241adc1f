import { useEffect } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { Section } from '../../ui/controls/form-parts';
import type { DataModel } from './data-model';
import { ErasePart } from './erase-part';
import { ExportPart } from './export-part';
import { KeepingPart } from './keeping-part';
import { PapersPart } from './papers-part';
import type { RestoreModel } from './restore-model';
import { RestorePart } from './restore-part';

interface Props {
  readonly model: DataModel;
  readonly restore: RestoreModel;
  readonly words: Words;
  /** Opens the dialog that exports all papers. */
  readonly exportPapers: () => void;
  /** Opens the dialog that imports papers. */
  readonly importPapers: () => void;
}

/** The user's own data: export, restore, erase. */
export function DataSection({ model, restore, words, exportPapers, importPapers }: Props) {
  const { say } = words;
  useEffect(() => model.start(), [model]);
  const dates = new Intl.DateTimeFormat(say('popupLanguage'), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const given = { words, dates };
  return (
    <Section id="data" title={say('dataTitle')} about={say('dataAbout')}>
      <ExportPart model={model} {...given} />
      <PapersPart words={words} onExport={exportPapers} onImport={importPapers} />
      <KeepingPart model={model} {...given} />
      <RestorePart model={restore} {...given} />
      <ErasePart model={model} words={words} />
    </Section>
  );
}
