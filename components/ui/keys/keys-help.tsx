import { Fragment } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { latinKey } from '../../../utils/settings/chosen-command';
import type { Phrases } from '../phrases/phrases';
import type { Shortcut } from './pressed-keys';

interface Props {
  readonly phrases: Phrases;
  readonly shortcuts: readonly Shortcut[];
  readonly onClose: () => void;
}

/** The keys of a page, as a modal dialog. When it closes, the focus returns. */
export function KeysHelp({ phrases: { say }, shortcuts, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();

  function onKeyDown(event: KeyboardEvent) {
    // Keys behind the dialog do nothing, and Escape must not close the popup itself.
    event.stopPropagation();
    if (event.key !== 'Escape' && latinKey(event) !== '?') return;
    event.preventDefault();
    close();
  }
  return (
    <dialog ref={dialog} aria-labelledby="keys-title" onClose={onClose} onKeyDown={onKeyDown}>
      <h2 id="keys-title">{say('popupKeysTitle')}</h2>
      <dl>
        {shortcuts.map(([keys, does]) => (
          <Fragment key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </Fragment>
        ))}
      </dl>
      <button type="button" class="main" onClick={close}>
        {say('popupClose')}
      </button>
    </dialog>
  );
}
