import type { Words } from '../../utils/basics/words';
import { commandNames, commandTitles } from '../../utils/settings/choices';
import type { Settings } from '../../utils/settings/settings-schema';
import { keyInWords } from '../ui/phrases/key-words';

interface Props {
  readonly keys: Settings['keys'];
  readonly words: Words;
}

/** Every command that has a key, and its key. */
export function KeysTable({ keys, words }: Props) {
  const { say } = words;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('welcomeDoes')}</th>
          <th scope="col">{say('welcomeKey')}</th>
        </tr>
      </thead>
      <tbody>
        {commandNames
          .filter((command) => keys[command] !== '')
          .map((command) => (
            <tr key={command}>
              <th scope="row">{say(commandTitles[command])}</th>
              <td>
                <kbd>{keyInWords(keys[command], words)}</kbd>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
