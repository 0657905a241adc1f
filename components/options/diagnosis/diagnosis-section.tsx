import type { Words } from '../../../utils/basics/words';
import { type CheckName, type CheckResult, checkNames } from '../../../utils/diagnosis/self-test';
import { Section } from '../../ui/controls/form-parts';
import type { DiagnosisModel } from './diagnosis-model';

interface Props {
  readonly model: DiagnosisModel;
  readonly words: Words;
}

/** Whether all is well, and what to report if it isn't. */
export function DiagnosisSection({ model, words }: Props) {
  const { say } = words;
  const results = model.results.value;
  return (
    <Section id="diagnosis" title={say('diagnosisTitle')} about={say('diagnosisAbout')}>
      <div class="part">
        <h3>{say('selfTestTitle')}</h3>
        <p class="hint">{say('selfTestAbout')}</p>
        <p class="acts">
          <button type="button" class="main" onClick={() => void model.run()}>
            {say('selfTestRun')}
          </button>
          <span role="status">{summary(model, words)}</span>
        </p>
        {results && (
          <ul class="checks" aria-label={say('selfTestResults')} aria-busy={model.running.value}>
            {checkNames.map((name) => {
              const result = results.get(name);
              return result && <CheckRow key={name} {...{ name, result, model, words }} />;
            })}
          </ul>
        )}
      </div>
      <div class="part">
        <h3>{say('diagnosticsTitle')}</h3>
        <p class="hint">{say('diagnosticsAbout')}</p>
        <p class="acts">
          <button type="button" class="main" onClick={() => void model.copy()}>
            {say('diagnosticsCopy')}
          </button>
          <span role="status">
            {model.copied.value === 'copied' && say('diagnosticsCopied')}
            {model.copied.value === 'not copied' && say('diagnosticsNotCopied')}
          </span>
        </p>
        <details onToggle={({ currentTarget }) => currentTarget.open && void model.show()}>
          <summary>{say('diagnosticsShow')}</summary>
          {/* It scrolls, so it must be reachable by keyboard. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
          <section class="text" aria-label={say('diagnosticsTitle')} tabIndex={0}>
            <pre>{model.text.value}</pre>
          </section>
        </details>
      </div>
    </Section>
  );
}

function summary({ results, running }: DiagnosisModel, { say, count }: Words): string {
  if (!results.value) return '';
  if (running.value) return say('selfTestRunning');
  const wrong = [...results.value.values()].filter(({ state }) => state === 'wrong').length;
  return wrong === 0 ? say('selfTestFine') : count('selfTestWrong', wrong);
}

interface RowProps extends Props {
  readonly name: CheckName;
  readonly result: CheckResult;
}

const signs = { fine: '✓', wrong: '✗', nothing: '–' } as const;

/** What one check found, and what to do about it. */
function CheckRow({ name, result: { state, about = '' }, model, words: { say } }: RowProps) {
  return (
    <li data-state={state}>
      <span class="sign" aria-hidden="true">
        {signs[state]}
      </span>
      <div>
        <p>
          {/* The sign alone says nothing to a screen reader. */}
          <strong>{say(`check_${name}`)}:</strong> {say(`check_${name}_${state}`, about)}
        </p>
        {state === 'wrong' && <p class="quiet">{say(`check_${name}_counsel`)}</p>}
        {state === 'wrong' && name === 'hosts' && (
          <button type="button" onClick={() => void model.grantHosts()}>
            {say('hostsAllow')}
          </button>
        )}
      </div>
    </li>
  );
}
