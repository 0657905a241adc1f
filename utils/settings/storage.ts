import { settingsKey } from '../basics/storage-keys';
import * as z from '../basics/z';
import { type CommandName, commandNames } from './choices';
import { defaultSettings } from './settings';
import { settingsPaths, valueAt, withValue } from './settings-paths';
import type { Settings } from './settings-schema';
import { SettingsSchema } from './settings-schema';

/** The part of `storage.local` that settings need. */
export interface SettingsArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The part of `storage.local` that tells of changes. */
export interface WatchedArea {
  readonly onChanged: {
    addListener(listener: Listener): void;
    removeListener(listener: Listener): void;
  };
}
type Listener = (changes: Record<string, { newValue?: unknown }>) => void;

/** Brings settings from one version to the next. Accepts any stored value, and never throws. */
export type Step = (stored: unknown) => unknown;

/** In order: the first leads from version 1 to 2. There is only version 1 yet. */
export const steps: readonly Step[] = [];

/** Brings stored settings to the latest version. Settings of a newer version, or without one, stay unchanged. */
export function migrate(stored: unknown, ordered: readonly Step[] = steps): unknown {
  const version = valueAt(stored, ['version']);
  const isKnown = typeof version === 'number' && Number.isInteger(version) && version >= 1;
  const missing = isKnown ? ordered.slice(version - 1) : [];
  return missing.reduce((settings, step) => step(settings), stored);
}

/**
 * Parses stored settings. Every value that is missing or invalid gets its default, so that one bad value doesn't affect
 * others. Of a newer version's settings, the known ones are read.
 */
export function parseSettings(stored: unknown): Settings {
  const given = migrate(stored);
  if (given === undefined) return defaultSettings;
  // Mostly all of them are valid, and each page waits for them: value by value they take twenty times as long.
  const whole = z.safeParse(SettingsSchema, given);
  const settings = whole.success ? whole.data : eachAlone(given);
  return { ...settings, keys: withoutClashes(settings.keys, given) };
}

function eachAlone(given: unknown): Settings {
  let settings = defaultSettings;
  for (const path of settingsPaths) {
    const candidate = withValue(settings, path, valueAt(given, path));
    const parsed = z.safeParse(SettingsSchema, candidate);
    if (parsed.success) settings = parsed.data;
  }
  return settings;
}

/** If two commands share a key, the later one loses it; before that, one that has it only by default. */
function withoutClashes(keys: Settings['keys'], given: unknown): Settings['keys'] {
  const taken = new Set<string>();
  const own = { ...keys };
  const isByDefault = (command: CommandName) => valueAt(given, ['keys', command]) !== own[command];
  for (const command of commandNames.toSorted((a, b) => +isByDefault(a) - +isByDefault(b))) {
    if (taken.has(own[command])) own[command] = '';
    taken.add(own[command]);
  }
  return own;
}

/** Reads the settings. Rejects if they can't be read, which only callers that show or change them need to know. */
export const loadSettings = async (area: SettingsArea): Promise<Settings> =>
  parseSettings((await area.get([settingsKey]))[settingsKey]);

/** Reads the settings. If they can't be read, returns the defaults. */
export const readSettings = (area: SettingsArea): Promise<Settings> =>
  loadSettings(area).catch(() => defaultSettings);

/** Stores the settings. Rejects if the browser doesn't store them. */
export const writeSettings = (area: SettingsArea, settings: Settings): Promise<void> =>
  area.set({ [settingsKey]: settings });

/** Calls back with the settings whenever any context stored them, this one included. Returns how to stop. */
export function watchSettings(
  { onChanged }: WatchedArea,
  listener: (settings: Settings) => void,
): () => void {
  const changed: Listener = (changes) => {
    if (Object.hasOwn(changes, settingsKey))
      listener(parseSettings(changes[settingsKey]?.newValue));
  };
  onChanged.addListener(changed);
  return () => onChanged.removeListener(changed);
}
