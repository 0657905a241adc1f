import type { ActionId } from '../../../utils/paper/state/action-id';
import type { Phrases } from '../phrases/phrases';
import type { MessageLine as Line } from './message';

interface Props {
  readonly model: {
    readonly message: Line;
    undo(target: ActionId, refocus?: boolean): Promise<void>;
  };
  readonly phrases: Phrases;
}

/** Says what just happened, with Undo; stays while the user points at it or has the focus in it. */
export function MessageLine({ model, phrases }: Props) {
  const { shown, hold } = model.message;
  const message = shown.value;
  const target = message?.undo;
  return (
    <div
      role="status"
      class="message"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocusCapture={() => hold(true)}
      onBlurCapture={() => hold(false)}
    >
      {message && (
        <p key={message.number}>
          {message.text}
          {target !== undefined && (
            <>
              {' ·'}
              <button type="button" onClick={() => void model.undo(target, true)}>
                {phrases.say('undo')}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  );
}
