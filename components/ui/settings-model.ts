import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Words } from '../../utils/basics/words';
import { settingsPaths, valueAt, withValue } from '../../utils/settings/settings-paths';
import type { Settings } from '../../utils/settings/settings-schema';
import { parseSettings } from '../../utils/settings/storage';

/** Where the settings are kept. */
export interface SettingsStore {
  /** Rejects if the settings can't be read. */
  read(): Promise<Settings>;
  /** Starts the write before it returns. Rejects if the settings were not stored. */
  write(settings: Settings): Promise<void>;
  /** Calls back whenever any tab stored the settings. Returns a function that stops it. */
  watch(listener: (settings: Settings) => void): () => void;
}

/** What just happened. `number` increases, so that the same words said twice are announced twice. */
export interface Message {
  readonly text: string;
  readonly number: number;
}

/** Reports an error in a part of Offprint. */
export type Report = (part: string, cause: unknown) => void;

export type Edit = (settings: Settings) => Settings;

/** The settings as the page shows them, and what the user can do with them. */
export interface SettingsModel {
  /** Nothing until the settings are read. */
  readonly settings: ReadonlySignal<Settings | undefined>;
  /** The settings could not be read: unknown values are never shown as defaults. */
  readonly unreadable: ReadonlySignal<boolean>;
  readonly message: ReadonlySignal<Message | undefined>;
  /** What was not stored, in words. Stays until a write succeeds. */
  readonly trouble: ReadonlySignal<string | undefined>;
  readonly undoable: ReadonlySignal<boolean>;
  /** Reads the settings and follows changes by other tabs. Returns a function that stops it. */
  start(): () => void;
  /** Reads them again. Never rejects. */
  refresh(): Promise<void>;
  /** Draws a change and starts its write, both before it returns. Resolves to whether it was stored. */
  change(edit: Edit): Promise<boolean>;
  /** Takes back the last change of this tab. */
  undo(): void;
  /** Everything was deleted: the last change is no longer known. */
  forget(): void;
}

export function createSettingsModel(
  store: SettingsStore,
  { say }: Words,
  report: Report = () => undefined,
): SettingsModel {
  const stored = signal<Settings | undefined>(undefined);
  /** The writes in progress. Each includes those before it. */
  const waiting = signal<readonly Settings[]>([]);
  const settings = computed(() => waiting.value.at(-1) ?? stored.value);
  const unreadable = signal(false);
  const message = signal<Message | undefined>(undefined);
  const trouble = signal<string | undefined>(undefined);
  const last = signal<Change | undefined>(undefined);

  function tell(text: string): void {
    message.value = { text, number: (message.peek()?.number ?? 0) + 1 };
  }

  async function refresh(): Promise<void> {
    try {
      const now = await store.read();
      batch(() => {
        stored.value = now;
        unreadable.value = false;
      });
    } catch (cause) {
      report('settings', cause);
      unreadable.value = stored.peek() === undefined;
    }
  }

  /** Stores settings, and reports the result: `text`, or that they were not stored. */
  async function keep(after: Settings, text: string, undoable?: Change): Promise<boolean> {
    waiting.value = [...waiting.peek(), after];
    const isStored = await store.write(after).then(
      () => true,
      () => false,
    );
    const now = await store.read().catch(() => (isStored ? after : stored.peek()));
    batch(() => {
      stored.value = now;
      waiting.value = waiting.peek().filter((one) => one !== after);
      trouble.value = isStored ? undefined : say('settingsNotStored');
      if (!isStored) message.value = undefined;
      else {
        last.value = undoable;
        tell(text);
      }
    });
    return isStored;
  }

  return {
    settings,
    unreadable,
    message,
    trouble,
    undoable: computed(() => last.value !== undefined),
    refresh,
    start() {
      void refresh();
      return store.watch((now) => {
        stored.value = now;
      });
    },
    async change(edit) {
      const before = settings.peek();
      if (!before) return false;
      const after = edit(before);
      if (!isSame(before, after)) return keep(after, say('settingsSaved'), { before, after });
      // An edit that changes nothing leaves the previous change undoable.
      tell(say('settingsSaved'));
      return true;
    },
    undo() {
      const now = settings.peek();
      const change = last.peek();
      const back = now && change && takenBack(change, now);
      if (back) void keep(back, say('didUndo'));
      else tell(say('undoRefused'));
    },
    forget() {
      batch(() => {
        last.value = undefined;
        message.value = undefined;
      });
    },
  };
}

interface Change {
  readonly before: Settings;
  readonly after: Settings;
}

const isSame = (one: Settings, other: Settings): boolean =>
  settingsPaths.every((path) => isEqual(valueAt(one, path), valueAt(other, path)));

/** Values are single values or lists of plain records. */
const isEqual = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Settings without a change, as far as they are still as it left them; nothing if none of them are. */
function takenBack({ before, after }: Change, now: Settings): Settings | undefined {
  const paths = settingsPaths.filter((path) => {
    const left = valueAt(after, path);
    return !isEqual(valueAt(before, path), left) && isEqual(valueAt(now, path), left);
  });
  if (paths.length === 0) return undefined;
  const tree = paths.reduce<unknown>(
    (all, path) => withValue(all, path, valueAt(before, path)),
    now,
  );
  return parseSettings(tree);
}
