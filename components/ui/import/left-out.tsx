import { useSignal } from '@preact/signals';
import type { Words } from '../../../utils/basics/words';
import type { ReadFile } from './import-state';

interface Props {
  readonly file: ReadFile;
  readonly words: Words;
}

interface Entry {
  readonly at: number;
  readonly text: string;
  readonly reason?: string;
}

/** Entries of a file that aren't imported: where, why, and what stands there. */
export function LeftOut({ file, words }: Props) {
  const { left, leftCount, papers } = file;
  return (
    <>
      <List name="importLeft" all={leftCount} entries={left} words={words} />
      <List name="importUnread" all={papers.unreadCount} entries={papers.unread} words={words} />
    </>
  );
}

interface ListProps {
  readonly name: string;
  readonly all: number;
  /** The first of them. */
  readonly entries: readonly Entry[];
  readonly words: Words;
}

function List({ name, all, entries, words: { say, count } }: ListProps) {
  const copied = useSignal(false);
  if (all === 0) return null;
  async function copy() {
    await navigator.clipboard.writeText(entries.map(({ text }) => text).join('\n\n'));
    copied.value = true;
  }
  return (
    <details>
      <summary>{count(name, all)}</summary>
      <ul class="left">
        {entries.map(({ at, text, reason }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several may stand in one line, and the list never changes
          <li key={n}>
            <span class="quiet">
              {say('importAt', String(at))} {reason && say(reason)}
            </span>
            <pre>{text}</pre>
          </li>
        ))}
      </ul>
      <p class="acts">
        <button type="button" onClick={() => void copy().catch(() => undefined)}>
          {say(copied.value ? 'importCopied' : 'importCopy')}
        </button>
      </p>
    </details>
  );
}
