import { useEffect, useId } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { Check, Section } from '../../ui/controls/form-parts';
import type { NotificationModel } from './notification-model';

interface Props {
  readonly model: NotificationModel;
  readonly words: Words;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** The daily notification, and a link to the digest. */
export function DigestSection({ model, words: { say } }: Props) {
  const id = useId();
  useEffect(() => void model.start(), [model]);
  const digest = model.digest.value;
  if (!digest) return null;
  const trouble = model.trouble.value;
  // A date without a daylight saving change anywhere: the hours are the user's own, of any day.
  const clock = new Intl.DateTimeFormat(say('popupLanguage'), {
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return (
    <Section id="digest" title={say('digestTitle')} about={say('digestAbout')}>
      <div class="part">
        <Check
          label={say('digestOn')}
          hint={say('digestOnHint')}
          on={digest.on}
          onChange={(on) => void model.set(on)}
        />
        <div role="alert">
          {trouble === 'refused' && <p class="bad">{say('digestRefused')}</p>}
          {trouble === 'taken away' && digest.on && <p class="bad">{say('digestTakenAway')}</p>}
        </div>
        <div class="option">
          <label for={id}>{say('digestHour')}</label>
          <select
            id={id}
            disabled={!digest.on}
            value={String(digest.hour)}
            onChange={({ currentTarget }) => model.setHour(currentTarget.selectedIndex)}
          >
            {hours.map((hour) => (
              <option key={hour} value={String(hour)} selected={hour === digest.hour}>
                {clock.format(Date.UTC(2026, 0, 1, hour))}
              </option>
            ))}
          </select>
        </div>
        <p class="acts">
          <a class="link" href="/digest.html">
            {say('digestOpen')}
          </a>
        </p>
      </div>
    </Section>
  );
}
