import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { Progress } from '../progress';
import { ChooseFile } from './choose-file';
import type { ImportModel } from './import-model';
import { ImportReport } from './import-report';
import type { ImportFailure } from './import-state';

interface Props {
  readonly model: ImportModel;
  readonly words: Words;
  readonly onClose: () => void;
}

/** Imports another program's papers, as a modal dialog: a file or pasted text, what it would do, doing it. */
export function ImportDialog({ model, words, onClose }: Props) {
  const { say } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const kind = model.state.value?.kind;
  // What was decided goes on without the dialog.
  const isCancellable = kind !== 'writing' && kind !== 'undoing';

  function close() {
    if (isCancellable) model.cancel();
    onClose();
  }
  return (
    <dialog
      class="large"
      ref={dialog}
      aria-labelledby="import-title"
      onClose={close}
      // Keys behind the dialog do nothing.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="import-title">{say('importTitle')}</h2>
      <Stage model={model} words={words} />
      <p class="acts">
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('popupClose')}
        </button>
      </p>
    </dialog>
  );
}

const failureWords: Readonly<Record<ImportFailure, string>> = {
  storage: 'dataStorageUnavailable',
  full: 'restoreFull',
  elsewhere: 'restoreElsewhere',
  begun: 'restoreBegun',
  other: 'importFailed',
};

function Stage({ model, words }: Omit<Props, 'onClose'>) {
  const { say, count } = words;
  const state = model.state.value;
  const leave = { label: say('dataCancel'), onLeave: model.cancel };
  switch (state?.kind) {
    case undefined:
      return <ChooseFile model={model} words={words} />;
    case 'reading':
      return <Progress label={count('importReading', state.entries)} leave={leave} />;
    case 'read':
      return <ImportReport model={model} words={words} state={state} />;
    case 'staging':
      return <Progress label={say('importStaging')} part={state.part} leave={leave} />;
    case 'writing':
      return <Progress label={say('importWriting')} part={state.part} />;
    case 'undoing':
      return <p role="status">{say('importUndoing')}</p>;
    case 'refused':
      return (
        <>
          <p role="alert" class="bad">
            {say(state.why)}
          </p>
          <ChooseFile model={model} words={words} />
        </>
      );
    case 'failed':
      return (
        <p role="alert" class="bad">
          {say(failureWords[state.why])}
        </p>
      );
    case 'done':
      return (
        <p role="status" class="good acts">
          <span>{count('importDone', state.changed)}</span>
          <button type="button" onClick={() => void model.undo()}>
            {say('undo')}
          </button>
        </p>
      );
    case 'undone':
      return (
        <p role="status" class="good">
          {state.kept > 0
            ? say('didUndoKept', String(state.kept), String(state.changed + state.kept))
            : say('didUndo')}
        </p>
      );
  }
}
