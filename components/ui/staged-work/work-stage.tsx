import type { Words } from '../../../utils/basics/words';
import { Progress } from '../controls/progress';
import type { Work } from './staged-work';

interface Props {
  readonly work: Work;
  readonly words: Words;
  /** The names of its own words. */
  readonly names: Readonly<Record<'staging' | 'writing' | 'undoing' | 'failed', string>>;
  readonly onLeave: () => void;
}

/** How far restoring or importing is, or what became of it. */
export function WorkStage({ work, words: { say }, names, onLeave }: Props) {
  switch (work.kind) {
    case 'staging': {
      const leave = { label: say('dataCancel'), onLeave };
      return <Progress label={say(names.staging)} part={work.part} leave={leave} />;
    }
    case 'writing':
      return <Progress label={say(names.writing)} part={work.part} />;
    case 'undoing':
      return <p role="status">{say(names.undoing)}</p>;
    case 'undone':
      return (
        <p role="status" class="good">
          {work.kept > 0
            ? say('didUndoKept', String(work.kept), String(work.changed + work.kept))
            : say('didUndo')}
        </p>
      );
    case 'failed':
      return (
        <p role="alert" class="bad">
          {say(failureWords[work.why] ?? names.failed)}
        </p>
      );
  }
}

const failureWords: Readonly<Partial<Record<string, string>>> = {
  storage: 'dataStorageUnavailable',
  full: 'restoreFull',
  elsewhere: 'restoreElsewhere',
  begun: 'restoreBegun',
};

interface DoneProps {
  readonly text: string;
  readonly undo: string;
  readonly onUndo: () => void;
}

/** What was done, and the button that undoes it. */
export function Done({ text, undo, onUndo }: DoneProps) {
  return (
    <p role="status" class="good acts">
      <span>{text}</span>
      <button type="button" onClick={onUndo}>
        {undo}
      </button>
    </p>
  );
}
