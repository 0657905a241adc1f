import type { Words } from '../../../utils/basics/words';
import { commandNames, commandTitles } from '../../../utils/settings/choices';
import { keyInWords } from '../../ui/phrases/key-words';
import type { Make } from '../dom/dom';
import type { BarPart } from '../scripts/page-parts';
import type { BarPresses, BarState, Button } from './bar-types';
import { keepKeys } from './own-keys';

/** The keys that work on this page. */
export function createKeysHelp(make: Make, words: Words, press: BarPresses, add: Button): BarPart {
  const { say } = words;
  const list = make('div', {});
  const element = make(
    'div',
    {
      class: 'note open keys',
      role: 'dialog',
      'aria-label': say('keysTitle'),
      tabindex: '-1',
      'data-first': '',
    },
    list,
    add(say('barSettings'), () => press.ask('open settings')),
    add(say('filterClose'), () => press.open(undefined)),
  );
  keepKeys(element, () => press.open(undefined));
  const row = (key: string, title: string) =>
    make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, say(title)));

  return {
    element,
    draw({ help }: BarState): void {
      element.hidden = help === undefined;
      if (!help) return;
      const { keys } = help;
      const rows = commandNames.flatMap((name) =>
        keys?.[name] ? [row(keyInWords(keys[name], words), commandTitles[name])] : [],
      );
      list.replaceChildren(
        ...(keys
          ? [
              make('dl', {}, ...rows, row('Esc', 'commandClose')),
              make('p', {}, say('keysOnLinks')),
              make('p', {}, say('keysOthers')),
            ]
          : [make('p', {}, say('keysOff'))]),
      );
    },
  };
}
