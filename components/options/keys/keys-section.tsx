import { useSignal } from '@preact/signals';
import { type CommandName, commandNames } from '../../../utils/settings/choices';
import { defaultSettings } from '../../../utils/settings/settings';
import { Section } from '../../ui/controls/form-parts';
import type { SectionProps } from '../sections';
import { commandOf, giveKey, pressedKey } from './choose-key';
import { KeyRow, type Stage } from './key-row';

/** Every command with its key. One row at a time waits for a new key. */
export function KeysSection({ settings: { keys }, words, change }: SectionProps) {
  const { say } = words;
  const current = useSignal<{ command: CommandName; stage: Stage } | undefined>(undefined);
  const leave = () => {
    current.value = undefined;
  };
  const enter = (command: CommandName, stage: Stage) => {
    current.value = { command, stage };
  };

  function give(command: CommandName, key: string) {
    leave();
    change((now) => ({ ...now, keys: giveKey(now.keys, command, key) }));
  }

  function press(command: CommandName, event: KeyboardEvent) {
    const pressed = pressedKey(event);
    if (pressed === 'leave') return leave();
    // The browser's own shortcuts keep working.
    if (!event.ctrlKey && !event.altKey && !event.metaKey) event.preventDefault();
    if (pressed === 'nothing') return;
    if (pressed === 'refused') return enter(command, { kind: 'refused' });
    const { key } = pressed;
    const other = commandOf(keys, key);
    if (other === command) leave();
    else if (other) enter(command, { kind: 'clash', key, other });
    else give(command, key);
  }

  return (
    <Section id="keys" title={say('settingsKeys')} about={say('settingsKeysAbout')}>
      <ul>
        {commandNames.map((command) => (
          <KeyRow
            key={command}
            command={command}
            ownKey={keys[command]}
            stage={current.value?.command === command ? current.value.stage : undefined}
            words={words}
            onAsk={() => enter(command, { kind: 'waiting' })}
            onPress={(event) => press(command, event)}
            onGive={(key) => give(command, key)}
            onLeave={leave}
          />
        ))}
      </ul>
      <button
        type="button"
        class="usual"
        onClick={() => change((now) => ({ ...now, keys: defaultSettings.keys }))}
      >
        {say('settingsKeysUsual')}
      </button>
    </Section>
  );
}
