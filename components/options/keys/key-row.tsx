import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { type CommandName, commandTitles } from '../../../utils/settings/choices';
import { Icon } from '../../ui/controls/icon';
import { keyInWords } from '../../ui/phrases/key-words';

/** The stage of changing a row's key. */
export type Stage =
  | { readonly kind: 'waiting' }
  /** Still waiting: the pressed key can't be used. */
  | { readonly kind: 'refused' }
  /** Another command has the pressed key. */
  | { readonly kind: 'clash'; readonly key: string; readonly other: CommandName };

interface Props {
  readonly command: CommandName;
  /** '' for none. */
  readonly ownKey: string;
  readonly stage: Stage | undefined;
  readonly words: Words;
  /** Starts waiting for a new key. */
  readonly onAsk: () => void;
  /** A key was pressed in the waiting row. */
  readonly onPress: (event: KeyboardEvent) => void;
  readonly onGive: (key: string) => void;
  readonly onLeave: () => void;
}

/** A command and its key: a button that takes the next key pressed, and one that removes the key. */
export function KeyRow({ command, ownKey, stage, words, ...on }: Props) {
  const { say } = words;
  const button = useRef<HTMLButtonElement>(null);
  const title = say(commandTitles[command]);
  const isWaiting = stage !== undefined && stage.kind !== 'clash';
  const shown = ownKey === '' ? say('settingsKeyNone') : keyInWords(ownKey, words);

  function leave({ currentTarget, relatedTarget }: FocusEvent & { currentTarget: HTMLElement }) {
    const stays = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (stage && !stays) on.onLeave();
  }
  function backToButton(act: () => void) {
    button.current?.focus();
    act();
  }
  return (
    <li onBlurCapture={leave}>
      <span class="does">{title}</span>
      <button
        type="button"
        ref={button}
        class="key"
        data-waiting={isWaiting}
        data-none={ownKey === ''}
        aria-label={say(isWaiting ? 'settingsKeyPressFor' : 'settingsKeyOf', title, shown)}
        onClick={({ currentTarget }) => {
          // A click doesn't focus a button in every browser.
          currentTarget.focus();
          if (!isWaiting) on.onAsk();
        }}
        onKeyDown={(event) => isWaiting && on.onPress(event)}
      >
        {isWaiting ? say('settingsKeyPress') : shown}
      </button>
      <button
        type="button"
        class="clear"
        aria-label={say('settingsKeyClear', title)}
        title={say('settingsKeyClear', title)}
        // Without a key the button stays in place, so that it keeps the focus.
        aria-disabled={ownKey === ''}
        onClick={() => ownKey !== '' && on.onGive('')}
      >
        <Icon name="remove" />
      </button>
      {stage?.kind === 'refused' && (
        <p role="alert" class="note">
          {say('settingsKeyRefused')}
        </p>
      )}
      {stage?.kind === 'clash' && (
        <Clash
          text={say(
            'settingsKeyClash',
            keyInWords(stage.key, words),
            say(commandTitles[stage.other]),
          )}
          offer={say(ownKey === '' ? 'settingsKeyTake' : 'settingsKeySwap')}
          leave={say('settingsKeyLeave')}
          onTake={() => backToButton(() => on.onGive(stage.key))}
          onLeave={() => backToButton(on.onLeave)}
        />
      )}
    </li>
  );
}

interface ClashProps {
  readonly text: string;
  readonly offer: string;
  readonly leave: string;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** Names the command that has the key, and offers to swap. Has the focus while it is shown. */
function Clash({ text, offer, leave, onTake, onLeave }: ClashProps) {
  const take = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => take.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves, wherever in it the focus is
    <div class="note" onKeyDown={({ key }) => key === 'Escape' && onLeave()}>
      <p role="alert">{text}</p>
      <button type="button" ref={take} onClick={onTake}>
        {offer}
      </button>
      <button type="button" onClick={onLeave}>
        {leave}
      </button>
    </div>
  );
}
