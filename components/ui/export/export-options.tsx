import { useId } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { type FormatName, keyParts, templateLimit } from '../../../utils/citations/export-choices';
import { placeholders } from '../../../utils/citations/markdown-template';
import { Check, Choice } from '../controls/form-parts';
import type { ExportModel } from './export-model';
import type { HowToExport } from './export-preview';

interface Props {
  readonly model: ExportModel;
  readonly how: HowToExport;
  readonly words: Words;
}

const withKeys: ReadonlySet<FormatName> = new Set(['BibTeX', 'BibLaTeX', 'CSL-JSON', 'Markdown']);

/** What there is to choose for a format, and how the first paper looks then. */
export function ExportOptions({ model, how, words }: Props) {
  const { say } = words;
  const { format } = how;
  const preview = model.preview.value;
  return (
    <>
      {format === 'Markdown' && <Templates model={model} how={how} words={words} />}
      {withKeys.has(format) && <KeyPattern model={model} how={how} words={words} />}
      {format !== 'Links' && (
        <div>
          <Check
            label={say('exportAbstracts')}
            on={how.abstracts}
            onChange={(abstracts) => model.change({ abstracts })}
          />
          <Check
            label={say('exportNotes')}
            on={how.notes}
            onChange={(notes) => model.change({ notes })}
          />
          <Check
            label={say('exportArxivDoi')}
            hint={say('exportArxivDoiHint')}
            on={how.arxivDoi}
            onChange={(arxivDoi) => model.change({ arxivDoi })}
          />
        </div>
      )}
      {preview !== undefined && (
        <figure>
          <figcaption>{say('exportPreview')}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
          <pre tabIndex={0}>{preview}</pre>
        </figure>
      )}
    </>
  );
}

/** The pattern of citation keys; the preview shows what becomes of it. */
function KeyPattern({ model, how, words: { say } }: Props) {
  const id = useId();
  const isWrong = model.problem.value?.kind === 'pattern';
  return (
    <div class="field">
      <label for={id}>{say('exportKeys')}</label>
      <input
        id={id}
        type="text"
        spellcheck={false}
        autocomplete="off"
        maxLength={100}
        value={how.keyPattern}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => model.change({ keyPattern: currentTarget.value })}
      />
      <p class={isWrong ? 'bad' : 'quiet'} id={`${id}-hint`}>
        {say(
          isWrong ? 'exportKeysWrong' : 'exportKeysHint',
          keyParts.map((part) => `[${part}]`).join(' '),
        )}
      </p>
    </div>
  );
}

/** One list or a file per paper, and the template of each. */
function Templates({ model, how, words: { say } }: Props) {
  const id = useId();
  const problem = model.problem.value;
  const unknown = problem?.kind === 'placeholders' ? problem.names : undefined;
  const inBraces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(' ');
  return (
    <>
      <Choice
        name={say('exportFiles')}
        value={how.files ? 'files' : 'list'}
        options={[
          { value: 'list', label: say('exportOneList') },
          { value: 'files', label: say('exportFilePerPaper') },
        ]}
        onChange={(value) => model.change({ files: value === 'files' })}
      />
      <div class="field">
        <label for={id}>{say('exportTemplate')}</label>
        <textarea
          id={id}
          rows={how.files ? 10 : 2}
          spellcheck={false}
          maxLength={templateLimit}
          value={how.files ? how.fileTemplate : how.listTemplate}
          aria-invalid={unknown !== undefined}
          aria-describedby={`${id}-hint`}
          onInput={({ currentTarget: { value } }) =>
            model.change(how.files ? { fileTemplate: value } : { listTemplate: value })
          }
        />
        <p class={unknown ? 'bad' : 'quiet'} id={`${id}-hint`}>
          {unknown
            ? say('exportTemplateWrong', inBraces(unknown), inBraces(placeholders))
            : say('exportTemplateHint', inBraces(placeholders))}
        </p>
      </div>
    </>
  );
}
