import type { Words } from '../../../utils/basics/words';
import { Progress } from '../../ui/controls/progress';
import type { DataModel } from './data-model';

interface Props {
  readonly model: DataModel;
  readonly words: Words;
  readonly dates: Intl.DateTimeFormat;
}

/** Exports everything into one file. */
export function ExportPart({ model, words, dates }: Props) {
  const { say, count } = words;
  const state = model.exporting.value;
  const last = model.backup.value?.exported;
  return (
    <div class="part">
      <h3>{say('dataExport')}</h3>
      <p class="hint">{say('dataExportAbout')}</p>
      <p class="acts">
        <button type="button" class="main" onClick={() => void model.export()}>
          {say('dataExportNow')}
        </button>
        <span class="quiet">
          {last === undefined
            ? say('dataNeverExported')
            : say('dataLastExported', dates.format(last))}
        </span>
      </p>
      {state?.kind === 'writing' && <Progress label={say('dataExporting')} part={state.part} />}
      <div role="status">
        {state?.kind === 'done' && (
          <p class="good">
            {say(
              'dataExported',
              state.name,
              count('dataPapers', state.counts.papers),
              count('dataSeenTimes', state.counts.seen),
            )}
          </p>
        )}
      </div>
      <div role="alert">
        {state?.kind === 'failed' && (
          <p class="bad">
            {say(state.why === 'storage' ? 'dataStorageUnavailable' : 'dataExportFailed')}
          </p>
        )}
      </div>
    </div>
  );
}
