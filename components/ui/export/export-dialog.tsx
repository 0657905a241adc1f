import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { formatNames } from '../../../utils/citations/export-choices';
import { Choice } from '../controls/form-parts';
import { Progress } from '../controls/progress';
import type { ExportModel } from './export-model';
import { ExportOptions } from './export-options';
import type { ExportState } from './export-work';

interface Props {
  readonly model: ExportModel;
  readonly words: Words;
  readonly onClose: () => void;
}

/** Exports papers to the clipboard or a file, as a modal dialog. When it closes, the focus returns. */
export function ExportDialog({ model, words, onClose }: Props) {
  const { say, count } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => void model.start(), [model]);
  const how = model.how.value;
  const papers = model.count.value;
  const state = model.state.value;
  const isIdle = papers !== undefined && papers > 0 && state?.kind !== 'writing';
  const mayWrite = isIdle && !model.problem.value;
  const isArchive = how?.format === 'Markdown' && how.files;

  function close() {
    model.cancel();
    void model.end();
    onClose();
  }
  return (
    <dialog
      class="large"
      ref={dialog}
      aria-labelledby="export-title"
      onClose={close}
      // Keys behind the dialog do nothing.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="export-title">{say('exportTitle')}</h2>
      <p class="quiet" role="status">
        {papers !== undefined
          ? count('exportCount', papers)
          : state?.kind !== 'failed' && say('exportReading')}
      </p>
      {how && (
        <>
          <Choice
            name={say('exportFormat')}
            value={how.format}
            options={formatNames.map((value) => ({
              value,
              // The others are names.
              label: value === 'Links' ? say('formatLinks') : value,
            }))}
            onChange={(format) => model.change({ format })}
          />
          <ExportOptions model={model} how={how} words={words} />
        </>
      )}
      <Outcome state={state} words={words} onCancel={model.cancel} />
      <p class="acts">
        <button
          type="button"
          class="main"
          disabled={!mayWrite || isArchive}
          title={isArchive ? say('exportNoCopy') : undefined}
          onClick={() => void model.copy()}
        >
          {say('exportCopy')}
        </button>
        <button
          type="button"
          class="main"
          disabled={!mayWrite}
          onClick={() => void model.save().then(model.end)}
        >
          {say('exportSave')}
        </button>
        <button type="button" disabled={!isIdle} onClick={() => void model.saveToZotero()}>
          {say('exportZotero')}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('popupClose')}
        </button>
      </p>
    </dialog>
  );
}

const zoteroWords = {
  'not running': 'zoteroNotRunning',
  busy: 'zoteroBusy',
  'read-only': 'zoteroReadOnly',
  old: 'zoteroOld',
  refused: 'zoteroRefused',
} as const;

interface OutcomeProps {
  readonly state: ExportState | undefined;
  readonly words: Words;
  readonly onCancel: () => void;
}

/** How far the export is, or what became of it. */
function Outcome({ state, words: { say, count }, onCancel }: OutcomeProps) {
  return (
    <>
      {state?.kind === 'writing' && (
        <Progress
          label={say('exportWriting')}
          part={state.part}
          leave={{ label: say('dataCancel'), onLeave: onCancel }}
        />
      )}
      <div role="status" class="good">
        {state?.kind === 'copied' && count('exportCopied', state.count)}
        {state?.kind === 'zotero' &&
          state.outcome.saved > 0 &&
          count('zoteroSaved', state.outcome.saved)}
        {state?.kind === 'saved' && count('exportSaved', state.count, state.name)}
      </div>
      <div role="alert" class="bad">
        {state?.kind === 'declined' && say('zoteroDeclined')}
        {state?.kind === 'zotero' &&
          state.outcome.kind === 'failed' &&
          say(zoteroWords[state.outcome.why])}
        {state?.kind === 'failed' && say(state.why === 'gone' ? 'exportGone' : 'exportFailed')}
      </div>
    </>
  );
}
