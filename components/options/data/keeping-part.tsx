import type { WeeklyFailure } from '../../../utils/backup/weekly';
import type { Words } from '../../../utils/basics/words';
import { Check } from '../../ui/controls/form-parts';
import type { DataModel } from './data-model';

interface Props {
  readonly model: DataModel;
  readonly words: Words;
  readonly dates: Intl.DateTimeFormat;
}

const failures: Readonly<Record<WeeklyFailure, string>> = {
  permission: 'weeklyNoPermission',
  storage: 'dataStorageUnavailable',
  full: 'weeklyFull',
  'too large': 'weeklyTooLarge',
  refused: 'weeklyRefusedByBrowser',
  interrupted: 'weeklyInterrupted',
};

/** Keeps a recent file at hand: one saved every week, or a reminder. */
export function KeepingPart({ model, words, dates }: Props) {
  const { say, count } = words;
  const backup = model.backup.value;
  if (!backup) return null;
  const { weekly, reminder } = backup;
  return (
    <div class="part">
      <Check
        label={say('weeklyFile')}
        hint={say('weeklyAbout')}
        on={weekly.on}
        onChange={(on) => void model.weekly(on)}
      />
      <div role="alert">
        {model.weeklyRefused.value && <p class="bad">{say('weeklyNotAllowed')}</p>}
        {weekly.on && weekly.failure && (
          <p class="bad">
            {say('weeklyFailed', dates.format(weekly.failure.time))}{' '}
            {say(failures[weekly.failure.why])}
          </p>
        )}
      </div>
      {weekly.files.length > 0 && (
        <ul class="files" aria-label={say('weeklyFiles')}>
          {weekly.files.map(({ name, time, papers }) => (
            <li key={name}>
              <code>{name}</code>
              <span class="quiet">
                {dates.format(time)} · {count('dataPapers', papers)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Check
        label={say('reminderOn')}
        hint={say('reminderAbout')}
        on={reminder.on}
        onChange={model.remind}
      />
    </div>
  );
}
