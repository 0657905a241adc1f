import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { Progress } from '../controls/progress';
import { Done, WorkStage } from '../staged-work/work-stage';
import { ChooseFile } from './choose-file';
import type { ImportModel } from './import-model';
import { ImportReport } from './import-report';

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

const workWords = {
  staging: 'importStaging',
  writing: 'importWriting',
  undoing: 'importUndoing',
  failed: 'importFailed',
} as const;

function Stage({ model, words }: Omit<Props, 'onClose'>) {
  const { say, count } = words;
  const state = model.state.value;
  if (!state) return <ChooseFile model={model} words={words} />;
  switch (state.kind) {
    case 'reading': {
      const leave = { label: say('dataCancel'), onLeave: model.cancel };
      return <Progress label={count('importReading', state.entries)} leave={leave} />;
    }
    case 'read':
      return <ImportReport model={model} words={words} state={state} />;
    case 'refused':
      return (
        <>
          <p role="alert" class="bad">
            {say(state.why)}
          </p>
          <ChooseFile model={model} words={words} />
        </>
      );
    case 'done':
      return (
        <Done
          text={count('importDone', state.changed)}
          undo={say('undo')}
          onUndo={() => void model.undo()}
        />
      );
    default:
      return <WorkStage work={state} words={words} names={workWords} onLeave={model.cancel} />;
  }
}
