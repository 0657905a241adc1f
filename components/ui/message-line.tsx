import type { QueueModel } from '../popup/queue/queue-model';
import type { Phrases } from './phrases';

/** Says what just happened, with Undo; stays while somebody points at it or has focus in it. */
export function MessageLine({ model, phrases }: { model: QueueModel; phrases: Phrases }) {
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
