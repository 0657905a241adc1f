import { failureInWords } from '../ui/phrases/actions-in-words';
import type { Phrases } from '../ui/phrases/phrases';
import type { QueueModel } from './queue/queue-model';

interface Props {
  readonly model: QueueModel;
  readonly phrases: Phrases;
}

/** What is wrong, in words that say how to go on. Stays until it is resolved. */
export function Troubles({ model, phrases }: Props) {
  const failure = model.failure.value;
  const trouble = model.trouble.value;
  return (
    <div role="alert" class="troubles">
      {trouble && <p>{trouble}</p>}
      {failure && model.view.value === 'ready' && (
        <p>
          {failureInWords(phrases, failure)}{' '}
          <button type="button" onClick={model.retry}>
            {phrases.say('popupRetry')}
          </button>
        </p>
      )}
    </div>
  );
}
