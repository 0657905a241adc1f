import type { SettingsStore } from '../../../components/ui/settings-model';
import { defaultSettings } from '../../../utils/settings/settings';
import type { Settings } from '../../../utils/settings/settings-schema';

/** A place for settings that several tabs share, and that can fail. */
export function createFakeStore(first: Settings = defaultSettings) {
  let settings = first;
  const listeners = new Set<(settings: Settings) => void>();
  const fake = {
    readable: true,
    writable: true,
    /** Writes wait for this. */
    gate: Promise.resolve(),
    /** Everything whose write was issued. */
    issued: [] as Settings[],
    get settings() {
      return settings;
    },
  };
  const store: SettingsStore = {
    async read() {
      if (!fake.readable) throw new Error('no disk');
      return settings;
    },
    async write(next) {
      fake.issued.push(next);
      await fake.gate;
      if (!fake.writable) throw new Error('no space');
      settings = next;
      for (const listener of listeners) listener(next);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return Object.assign(fake, { store });
}
