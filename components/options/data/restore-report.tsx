import type { Words } from '../../../utils/basics/words';
import { lists } from '../../../utils/formats/saved-file/file-rows';
import { Check, Choice } from '../../ui/controls/form-parts';
import { rejectedWords } from './fault-words';
import type { RestoreModel, Restoring } from './restore-model';

interface Props {
  readonly model: RestoreModel;
  readonly words: Words;
  readonly dates: Intl.DateTimeFormat;
  readonly state: Extract<Restoring, { kind: 'examined' }>;
}

const listWords = {
  papers: 'reportPapers',
  seen: 'reportSeen',
  aliases: 'reportAliases',
} as const;

/** What restoring a file would do, and the user's options. */
export function RestoreReport({ model, words, dates, state }: Props) {
  const { say, count } = words;
  const { name, examined, choice } = state;
  const { file, missing } = examined;
  return (
    <div class="report">
      <p>
        <bdi>
          <strong>{name}</strong>
        </bdi>{' '}
        <span class="quiet">
          {say('reportFrom', dates.format(Date.parse(file.createdAt)), file.generator)}
        </span>
      </p>
      <Choice
        name={say('reportMode')}
        value={choice.mode}
        options={[
          { value: 'merge', label: say('reportMerge'), hint: say('reportMergeHint') },
          {
            value: 'replace',
            label: say('reportReplace'),
            hint: [
              say('reportReplaceHint'),
              ...(missing.papers > 0 ? [count('reportMissing', missing.papers)] : []),
            ].join(' '),
          },
        ]}
        onChange={(mode) => model.change({ mode })}
      />
      <Check
        label={say('reportSettings')}
        on={choice.settings}
        onChange={(settings) => model.change({ settings })}
      />
      <Table words={words} state={state} />
      {file.rejectedCount > 0 && (
        <details>
          <summary>{count('reportRejected', file.rejectedCount)}</summary>
          <ul>
            {file.rejected.map(({ list, row, reason }) => (
              <li key={`${list} ${row}`}>
                {say('reportRow', say(listWords[list]), String(row), say(rejectedWords[reason]))}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="acts">
        <button type="button" class="main" onClick={() => void model.restore()}>
          {say(choice.mode === 'merge' ? 'reportMergeNow' : 'reportReplaceNow')}
        </button>
        <button type="button" onClick={model.cancel}>
          {say('dataCancel')}
        </button>
      </p>
    </div>
  );
}

function Table({ words: { say }, state }: Pick<Props, 'words' | 'state'>) {
  const numbers = new Intl.NumberFormat(say('popupLanguage'));
  const { examined, choice } = state;
  const counts = examined[choice.mode];
  const columns = [
    ['fresh', 'reportNew'],
    ['changed', 'reportChanged'],
    ['same', 'reportSame'],
  ] as const;
  return (
    <table>
      <caption class="quiet">{say('reportCaption')}</caption>
      <thead>
        <tr>
          <td />
          {columns.map(([name, title]) => (
            <th key={name} scope="col">
              {say(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list}>
            <th scope="row">{say(listWords[list])}</th>
            {columns.map(([name]) => (
              <td key={name}>{numbers.format(counts[list][name])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
