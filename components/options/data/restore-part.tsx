import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { FileInput } from '../../ui/controls/file-input';
import { Progress } from '../../ui/controls/progress';
import { Done, WorkStage } from '../../ui/staged-work/work-stage';
import { faultWords } from './fault-words';
import type { RestoreModel, Restoring } from './restore-model';
import { RestoreReport } from './restore-report';

interface Props {
  readonly model: RestoreModel;
  readonly words: Words;
  readonly dates: Intl.DateTimeFormat;
}

/** Restores a file: the user chooses or drops it, sees what it would do, then confirms. */
export function RestorePart({ model, words, dates }: Props) {
  const { say } = words;
  const id = useId();
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const part = useRef<HTMLDivElement>(null);
  const state = model.state.value;
  const kind = state?.kind;
  // What comes of the file stands below the button and takes the focus from it, so that it is in sight and is read out.
  // A user who went on elsewhere stays there.
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    const isHere = activeElement === body || part.current?.contains(activeElement);
    if (kind && isHere) panel.current?.focus();
  }, [kind]);

  function take(files: FileList | null | undefined) {
    const file = files?.[0];
    if (file) void model.choose(file);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped; the button does the same
    <div
      class="part"
      ref={part}
      data-over={over.value}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        if (!isBusy(state)) take(event.dataTransfer?.files);
      }}
    >
      <h3>{say('dataRestore')}</h3>
      <p class="hint" id={`${id}-about`}>
        {say('dataRestoreAbout')}
      </p>
      <p class="acts">
        <button
          type="button"
          class="main"
          aria-describedby={`${id}-about`}
          // Never disabled, so that it can take the focus.
          aria-disabled={isBusy(state)}
          onClick={() => !isBusy(state) && input.current?.click()}
        >
          {say('dataChooseFile')}
        </button>
        <FileInput
          input={input}
          accept=".json,.gz,application/json,application/gzip"
          onFiles={take}
        />
      </p>
      {/* Takes the focus when its button disappears. */}
      <div ref={panel} tabIndex={-1} class="panel">
        <Stage model={model} words={words} dates={dates} />
      </div>
    </div>
  );
}

const isBusy = (state: Restoring | undefined): boolean =>
  state?.kind === 'staging' || state?.kind === 'writing' || state?.kind === 'undoing';

const workWords = {
  staging: 'restoreStaging',
  writing: 'restoreWriting',
  undoing: 'restoreUndoing',
  failed: 'restoreFailed',
} as const;

function Stage({ model, words, dates }: Props) {
  const { say, count } = words;
  const state = model.state.value;
  if (!state) return null;
  switch (state.kind) {
    case 'examining': {
      const leave = { label: say('dataCancel'), onLeave: model.cancel };
      return <Progress label={say('restoreExamining')} part={state.part} leave={leave} />;
    }
    case 'examined':
      return <RestoreReport model={model} words={words} dates={dates} state={state} />;
    case 'refused':
      return (
        <div role="alert" class="bad">
          <p>{say('restoreRefused')}</p>
          <p>{say(faultWords[state.fault], state.detail)}</p>
        </div>
      );
    case 'done':
      return (
        <Done
          text={count(state.mode === 'merge' ? 'restoreMerged' : 'restoreReplaced', state.changed)}
          undo={say('undo')}
          onUndo={() => void model.undo()}
        />
      );
    default:
      return <WorkStage work={state} words={words} names={workWords} onLeave={model.cancel} />;
  }
}
