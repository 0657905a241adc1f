import { useEffect, useRef } from 'preact/hooks';
import type { Phrases } from '../ui/phrases/phrases';
import type { NoticesModel } from './notices-model';

interface Props {
  readonly model: NoticesModel;
  readonly phrases: Phrases;
}

/** Notices that the browser denies us a site, and that an export is due, each with its button. */
export function Notices({ model, phrases: { say } }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => model.start(), [model]);
  const hosts = model.hosts.value;
  /** The pressed button disappears. */
  const leave = (act: () => void) => () => {
    box.current?.focus();
    act();
  };
  return (
    <div class="notices" role="status" tabIndex={-1} ref={box}>
      {hosts.length > 0 && (
        <div class="notice" data-kind="access">
          <p>{say('hostsMissing', hosts.join(', '))}</p>
          <button type="button" onClick={() => void model.allowHosts()}>
            {say('hostsAllow')}
          </button>
        </div>
      )}
      {model.reminds.value && (
        <div class="notice" data-kind="reminder">
          <p>{say('reminderLine')}</p>
          <button type="button" onClick={model.exportNow}>
            {say('reminderExport')}
          </button>
          <button type="button" onClick={leave(model.later)}>
            {say('reminderLater')}
          </button>
          <button type="button" onClick={leave(model.never)}>
            {say('reminderOff')}
          </button>
        </div>
      )}
    </div>
  );
}
