import type { Words } from '../../../utils/basics/words';

interface Props {
  readonly words: Words;
  /** Opens the dialog that exports all papers. */
  readonly onExport: () => void;
}

/** Exports all papers for other programs. */
export function PapersPart({ words: { say }, onExport }: Props) {
  return (
    <div class="part">
      <h3>{say('dataPapersOut')}</h3>
      <p class="hint">{say('dataPapersOutAbout')}</p>
      <p class="acts">
        <button type="button" class="main" aria-haspopup="dialog" onClick={onExport}>
          {say('exportTitle')}
        </button>
      </p>
    </div>
  );
}
