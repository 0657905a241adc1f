import type { Words } from '../../../utils/basics/words';

interface Props {
  readonly words: Words;
  /** Opens the dialog that exports all papers. */
  readonly onExport: () => void;
  /** Opens the dialog that imports papers. */
  readonly onImport: () => void;
}

/** All papers for other programs, and those of other programs. */
export function PapersPart({ words: { say }, onExport, onImport }: Props) {
  return (
    <>
      <div class="part">
        <h3>{say('dataPapersOut')}</h3>
        <p class="hint">{say('dataPapersOutAbout')}</p>
        <p class="acts">
          <button type="button" class="main" aria-haspopup="dialog" onClick={onExport}>
            {say('exportTitle')}
          </button>
        </p>
      </div>
      <div class="part">
        <h3>{say('dataPapersIn')}</h3>
        <p class="hint">{say('dataPapersInAbout')}</p>
        <p class="acts">
          <button type="button" class="main" aria-haspopup="dialog" onClick={onImport}>
            {say('importTitle')}
          </button>
        </p>
      </div>
    </>
  );
}
