import type { Healed } from '../../utils/library/shadow/healed-schema';
import type { Phrases } from '../ui/phrases/phrases';
import type { QueueModel } from './queue/queue-model';

/** Says once that the library was damaged, and what was recovered. Stays until the user dismisses it. */
export function HealedNotice({ model, phrases }: { model: QueueModel; phrases: Phrases }) {
  const healed = model.healed.value;
  return (
    // Always in the DOM: assistive technology announces changes in it.
    <div role="status" class="healed">
      {healed && (
        <section aria-labelledby="healed">
          <h2 id="healed">{phrases.say('healedTitle')}</h2>
          <p>{sentences(healed, phrases).join(' ')}</p>
          <button type="button" onClick={model.healedRead}>
            {phrases.say('healedRead')}
          </button>
        </section>
      )}
    </div>
  );
}

function sentences(healed: Healed, { count }: Phrases): string[] {
  const names = {
    marked: 'healedMarked',
    untitled: 'healedUntitled',
    seen: 'healedSeen',
    aside: 'healedAside',
  } as const;
  return Object.entries(names).flatMap(([what, name]) => {
    const n = healed[what as keyof Healed];
    return n > 0 ? [count(name, n)] : [];
  });
}
