import type { Phrases } from '../../ui/phrases/phrases';
import type { LibraryModel } from '../library-model';

interface Props {
  readonly model: Pick<LibraryModel, 'many'>;
  readonly phrases: Phrases;
}

/** How far an act on many papers is, and the way to stop it. */
export function ManyProgress({ model, phrases: { say, number } }: Props) {
  const running = model.many.value;
  if (!running) return null;
  const percent = number(Math.floor(running.part * 100));
  return (
    <div class="many">
      <progress value={running.part} max={1} aria-label={say('libraryManyTitle')} />
      <span role="status">{say('libraryMany', percent)}</span>
      {running.cancel && (
        <button type="button" onClick={running.cancel}>
          {say('libraryCancel')}
        </button>
      )}
    </div>
  );
}
