import { commandNames, commandTitles, type Settings } from '../../utils/settings/settings';
import type { Words } from '../../utils/words';
import type { BarPresses } from './bar';
import { Press } from './press';

interface Props {
  /** Absent where keys are switched off. */
  readonly keys: Settings['keys'] | undefined;
  readonly press: BarPresses;
  readonly words: Words;
}

/** The keys that work on this page. */
export function KeysHelp({ keys, press, words: { say } }: Props) {
  return (
    <div class="note keys" role="dialog" aria-label={say('keysTitle')} tabIndex={-1} data-first>
      {keys ? (
        <dl>
          {commandNames.map(
            (name) =>
              keys[name] && (
                <div key={name}>
                  <dt>
                    <kbd>{keys[name]}</kbd>
                  </dt>
                  <dd>{say(commandTitles[name])}</dd>
                </div>
              ),
          )}
          <div>
            <dt>
              <kbd>Esc</kbd>
            </dt>
            <dd>{say('commandClose')}</dd>
          </div>
        </dl>
      ) : (
        <p>{say('keysOff')}</p>
      )}
      <Press onPress={press.openSettings}>{say('barSettings')}</Press>
      <Press onPress={() => press.open(undefined)}>{say('filterClose')}</Press>
    </div>
  );
}
