import { useId } from 'preact/hooks';
import type { ImportPlan } from '../../../utils/backup/import-papers';
import type { Kind } from '../../../utils/backup/import-row';
import type { Words } from '../../../utils/basics/words';
import { tagLimit } from '../../../utils/paper/state/own-words';
import { Check, Choice } from '../controls/form-parts';
import { PaperText } from '../maths/paper-text';
import { CsvColumns } from './csv-columns';
import type { ImportModel } from './import-model';
import type { ImportState } from './import-state';
import { LeftOut } from './left-out';

interface Props {
  readonly model: ImportModel;
  readonly words: Words;
  readonly state: Extract<ImportState, { kind: 'read' }>;
}

const meanings = ['none', 'starred', 'queued', 'read'] as const;

/** What a file holds, what the user says it means, and what importing it would do. */
export function ImportReport({ model, words, state }: Props) {
  const { say, count } = words;
  const { file, meaning, plan } = state;
  const id = useId();
  const papers = file.papers.found.count;
  const writes = plan ? plan.counts.fresh + plan.counts.changed : papers;
  const kinds =
    file.kind === 'bookmarks' || file.kind === 'lines' ? say(`kind_${file.kind}`) : file.kind;
  return (
    <>
      <p>
        <bdi>
          <strong>{file.name}</strong>
        </bdi>{' '}
        <span class="quiet">
          {kinds} · {count('exportCount', papers)}
        </span>
      </p>
      {file.table && (
        <CsvColumns
          table={file.table}
          words={words}
          onChange={(to) => void model.changeColumns(to)}
        />
      )}
      <Choice
        name={say('importMeaning')}
        named
        value={meaning.mark ?? 'none'}
        options={meanings.map((value) => ({ value, label: say(`importAs_${value}`) }))}
        onChange={(value) => void model.change({ mark: value === 'none' ? undefined : value })}
      />
      <div class="field">
        <label for={id}>{say('importTag')}</label>
        <input
          id={id}
          type="text"
          maxLength={tagLimit}
          value={meaning.tag}
          onChange={({ currentTarget }) => void model.change({ tag: currentTarget.value })}
        />
      </div>
      <div>
        <Check
          label={say('importTags')}
          on={meaning.tags}
          onChange={(tags) => void model.change({ tags })}
        />
        <Check
          label={say('importNotes')}
          on={meaning.notes}
          onChange={(notes) => void model.change({ notes })}
        />
      </div>
      <div role="status">{plan ? <Plan plan={plan} words={words} /> : say('importCounting')}</div>
      {papers + file.leftCount + file.papers.unreadCount === 0 && <p>{say('importNone')}</p>}
      <LeftOut file={file} words={words} />
      <p class="acts">
        <button
          type="button"
          class="main"
          disabled={!plan || writes === 0}
          onClick={() => void model.import()}
        >
          {count('importNow', writes)}
        </button>
        <button type="button" onClick={model.cancel}>
          {say('dataCancel')}
        </button>
      </p>
    </>
  );
}

const kindsInOrder: readonly Kind[] = ['fresh', 'changed', 'same', 'nothing'];

/** How many papers would be added, changed or left, with some of their titles. */
function Plan({ plan, words: { count } }: { readonly plan: ImportPlan; readonly words: Words }) {
  return (
    <ul class="plan">
      {kindsInOrder
        .filter((kind) => plan.counts[kind] > 0)
        .map((kind) => (
          <li key={kind}>
            {count(`importWould_${kind}`, plan.counts[kind])}
            <ul class="quiet">
              {plan.examples[kind].map((title, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: titles may be equal, and the list never changes
                <li key={n}>
                  <bdi>
                    <PaperText text={title} />
                  </bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ul>
  );
}
