import type { Phrases } from './phrases';
import type { QueueModel } from './queue-model';

/** How many papers wait, and today's numbers. */
export function Header({
  model,
  phrases: { say, number },
}: {
  model: QueueModel;
  phrases: Phrases;
}) {
  const length = model.length.value;
  const today = model.today.value;
  return (
    <header>
      <img src="/icon/offprint.svg" alt="" width="28" height="28" />
      <div>
        <h1>
          {[say('popupQueue'), ...(length === undefined ? [] : [number(length)])].join(' · ')}
        </h1>
        <p class="today">
          {today &&
            say('popupToday', number(today.read), number(today.queued), number(today.starred))}
        </p>
      </div>
    </header>
  );
}
