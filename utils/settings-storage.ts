import { SettingsSchema } from './schemas/settings';
import * as z from './schemas/z';
import { defaultSettings, type Settings } from './settings';

export const settingsKey = 'settings';

/** The part of `storage.local` that settings need. */
export interface SettingsArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/**
 * Makes settings of whatever is stored: what is missing takes its default, and what does not parse does, too,
 * piece by piece, so that one bad value costs no other. Settings of a newer version are read as far as they are known.
 */
export function parseSettings(stored: unknown): Settings {
  const given = record(stored);
  const merged = mergeOver(defaultSettings, { ...given, version: 1 });
  return z.safeParse(SettingsSchema, merged).success ? (merged as Settings) : defaultSettings;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The defaults, with every leaf of `given` in its place that the schema of that leaf takes. */
function mergeOver<T extends object>(defaults: T, given: Readonly<Record<string, unknown>>): T {
  const merged: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(defaults)) {
    const wanted = Object.hasOwn(given, name) ? given[name] : undefined;
    if (typeof value === 'object') merged[name] = mergeOver(value, record(wanted));
    else
      merged[name] =
        typeof wanted === typeof value && fits(defaults, name, wanted) ? wanted : value;
  }
  return merged as T;
}

/** Whether the schema takes a leaf in the place of its default. */
function fits(defaults: object, name: string, wanted: unknown): boolean {
  if (defaults === defaultSettings) {
    return z.safeParse(SettingsSchema, { ...defaultSettings, [name]: wanted }).success;
  }
  if (defaults === defaultSettings.keys) {
    const keys = { ...defaultSettings.keys, [name]: wanted };
    return z.safeParse(SettingsSchema, { ...defaultSettings, keys }).success;
  }
  return true;
}

/** Reads the settings. Where they can't be read, the defaults. */
export async function readSettings(area: SettingsArea): Promise<Settings> {
  try {
    return parseSettings((await area.get([settingsKey]))[settingsKey]);
  } catch {
    return defaultSettings;
  }
}

/** Stores the settings. Rejects where the browser does not store them. */
export const writeSettings = (area: SettingsArea, settings: Settings): Promise<void> =>
  area.set({ [settingsKey]: settings });
