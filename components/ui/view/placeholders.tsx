import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { start } from '../../../utils/sites/sites';
import type { Phrases } from '../phrases/phrases';
import type { View } from './view';

/** What is shown in place of the queue or the inbox. */

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
  /** Names what can't be shown. */
  readonly title: string;
  readonly phrases: Phrases;
  readonly onRetry: () => void;
  /** Opens the settings where a saved file is restored. */
  readonly onRestore: () => void;
}

/** The library can't be read: lost data is never shown as an empty list. */
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

/** Only a newer version understands the library, so it is left unchanged. */
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

interface UntilReadyProps extends UnavailableProps {
  /** Whether the library could be read. */
  readonly view: View;
  /** Words for a wait that takes noticeably long. */
  readonly loading: string;
  readonly children: () => ComponentChildren;
}

/** What the library gives, or why it gives nothing. */
export function UntilReady({ view, loading, children, ...unavailable }: UntilReadyProps) {
  switch (view) {
    case 'loading':
      return <Loading words={loading} />;
    case 'unavailable':
      return <Unavailable {...unavailable} />;
    case 'newer':
      return <NewerLibrary {...unavailable} />;
    case 'ready':
      return <>{children()}</>;
  }
}

/** Shows words only if opening takes noticeably long, so that nothing flickers. */
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
  /** The only button. */
  readonly children?: ComponentChildren;
}

/** Says why there is nothing, and what to do. */
export function Placeholder({ title, counsel, children }: Props) {
  const here = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The last row may just have disappeared, and the focus with it.
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
