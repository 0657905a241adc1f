import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { start } from '../../utils/sites/sites';
import type { Phrases } from './phrases';

/** What stands where the queue or the inbox would. */

/** Nothing is queued: how to change that. */
export function EmptyQueue({ phrases: { say }, onVisit }: { phrases: Phrases; onVisit: Visit }) {
  return (
    <Placeholder title={say('popupEmpty')} counsel={say('popupEmptyCounsel')}>
      <a
        class="main"
        href={start.address}
        target="_blank"
        rel="noreferrer"
        onClick={(event) => {
          event.preventDefault();
          onVisit(start.address);
        }}
      >
        {say(start.open)}
      </a>
    </Placeholder>
  );
}

interface UnavailableProps {
  /** Says what can't be shown. */
  readonly title: string;
  readonly phrases: Phrases;
  readonly onRetry: () => void;
  /** Leads to where a saved file is restored. */
  readonly onRestore: () => void;
}

/** The library can't be read: nothing lost is ever shown as empty. */
export function Unavailable({ title, phrases, onRetry, onRestore }: UnavailableProps) {
  const { say } = phrases;
  return (
    <Placeholder title={title} counsel={say('popupUnavailableCounsel')}>
      <button type="button" class="main" onClick={onRetry}>
        {say('popupRetry')}
      </button>
      <button type="button" onClick={onRestore}>
        {say('popupRestore')}
      </button>
    </Placeholder>
  );
}

/** A library that only a newer version understands: it is left as it is. */
export function NewerLibrary({ phrases, onRetry }: Omit<UnavailableProps, 'title' | 'onRestore'>) {
  const { say } = phrases;
  return (
    <Placeholder title={say('popupNewer')} counsel={say('popupNewerCounsel')}>
      <button type="button" class="main" onClick={onRetry}>
        {say('popupRetry')}
      </button>
    </Placeholder>
  );
}

/** Words only where opening takes long enough to wonder: most often nothing flickers by. */
export function Loading({ words }: { words: string }) {
  const isSlow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      isSlow.value = true;
    }, patience);
    return () => clearTimeout(timer);
  }, [isSlow]);
  return (
    <div class="placeholder" aria-busy="true">
      {isSlow.value && <p>{words}</p>}
    </div>
  );
}

/** ms */
const patience = 150;
type Visit = (url: string) => void;

interface Props {
  readonly title: string;
  readonly counsel: string;
  /** The one thing to press. */
  readonly children?: ComponentChildren;
}

/** Says why there is nothing, and what to do. */
export function Placeholder({ title, counsel, children }: Props) {
  const here = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The last row may just have gone, and focus with it.
    if (document.activeElement === document.body) {
      here.current?.querySelector<HTMLElement>('a, button')?.focus();
    }
  }, []);
  return (
    <div class="placeholder" ref={here}>
      <h2>{title}</h2>
      <p>{counsel}</p>
      {children}
    </div>
  );
}
