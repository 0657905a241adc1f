import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { settingsKey } from '../../../utils/basics/storage-keys';
import * as z from '../../../utils/basics/z';
import { commandNames } from '../../../utils/settings/choices';
import { defaultSettings, forPages } from '../../../utils/settings/settings';
import { settingsPaths, withValue } from '../../../utils/settings/settings-paths';
import type { Settings } from '../../../utils/settings/settings-schema';
import { SettingsSchema } from '../../../utils/settings/settings-schema';
import {
  migrate,
  parseSettings,
  readSettings,
  type Step,
  steps,
  watchSettings,
  writeSettings,
} from '../../../utils/settings/storage';

/** An area as the browser's: it keeps copies. */
function createArea(stored: Record<string, unknown> = {}) {
  const all = { ...stored };
  return {
    get: async (keys: string[]) =>
      structuredClone(Object.fromEntries(keys.map((key) => [key, all[key]]))),
    set: async (items: Record<string, unknown>) => {
      Object.assign(all, structuredClone(items));
    },
  };
}

/** Settings with some of their values replaced by anything. */
const damaged = fc
  .array(fc.tuple(fc.constantFrom(...settingsPaths), fc.anything()))
  .map((changes) =>
    changes.reduce<unknown>((all, [path, value]) => withValue(all, path, value), defaultSettings),
  );

const character = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
  .filter((text) => /^[^\s\p{C}]$/u.test(text));
const keys = fc
  .uniqueArray(character, { minLength: commandNames.length, maxLength: commandNames.length })
  .map((all) => Object.fromEntries(commandNames.map((name, n) => [name, all[n]])));

const settings = fc
  .tuple(fc.array(fc.tuple(fc.constantFrom(...settingsPaths), fc.boolean())), keys)
  .map(([flips, keys]) => {
    const flipped = flips.reduce<unknown>((all, flip) => withValue(all, ...flip), defaultSettings);
    return parseSettings(withValue(flipped, ['keys'], keys));
  });

const bound = (all: Settings) => Object.values(all.keys).filter((key) => key !== '');

describe('settings', () => {
  it('are the defaults where nothing is stored, and the defaults are valid', async () => {
    expect(await readSettings(createArea())).toEqual(defaultSettings);
    expect(parseSettings(defaultSettings)).toEqual(defaultSettings);
  });

  it('are valid, with no key twice, whatever is stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withNullPrototype: true }), damaged), (stored) => {
        const parsed = parseSettings(stored);
        expect(z.safeParse(SettingsSchema, parsed).success).toBe(true);
        expect(new Set(bound(parsed)).size).toBe(bound(parsed).length);
      }),
    );
  });

  it('are read as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(settings, async (written) => {
        const area = createArea();
        await writeSettings(area, written);
        expect(await readSettings(area)).toEqual(written);
      }),
    );
  });

  it('lose nothing but what does not parse', () => {
    const stored = {
      ...defaultSettings,
      sites: { huggingface: { on: false, keys: 'yes' }, gone: { on: true, keys: true } },
      bar: { shown: false },
      keys: { ...defaultSettings.keys, next: 'Enter', star: 'ß', hide: ' ' },
      readLook: 'blink',
      badge: 'nothing',
    };
    expect(parseSettings(stored)).toEqual({
      ...defaultSettings,
      sites: { ...defaultSettings.sites, huggingface: { on: false, keys: true } },
      bar: { ...defaultSettings.bar, shown: false },
      keys: { ...defaultSettings.keys, star: 'ß' },
      badge: 'nothing',
    });
  });

  it('of the first version stay what they were', () => {
    const stored = {
      version: 1,
      sites: { huggingface: { on: true, keys: false }, arxiv: { on: false, keys: true } },
      bar: { shown: true, parts: { markRead: true, onlyNew: false, hideRead: true, filter: true } },
      keys: defaultSettings.keys,
      readOnOpen: true,
      readLook: 'hide',
      badge: 'new',
      badgeElsewhere: 'raised',
      feeds: [
        'huggingface:daily',
        'huggingface:submitter/akhaliq',
        'huggingface:organisation/google',
        'arxiv:category/cond-mat.mtrl-sci',
        'arxiv:search/all%3Awords%20AND%20au%3A%22del%20maestro%22',
        'rss:https://www.nature.com/nature.rss',
      ],
      rules: [],
      digest: { on: true, hour: 7 },
    };
    // What came later has its own defaults: sites, how papers are exported, the button and the key for that.
    const sites = { ...defaultSettings.sites, ...stored.sites };
    const { exporting, library, otherSites } = defaultSettings;
    const bar = { ...stored.bar, parts: { ...stored.bar.parts, export: true } };
    const later = { sites, otherSites, bar, exporting, library, librarySign: true, links: 'known' };
    expect(parseSettings(stored)).toEqual({ ...stored, ...later });
  });

  it('of a user who never changed them are on everywhere and follow the first site', () => {
    expect(defaultSettings.sites).toMatchObject({
      huggingface: { on: true, keys: true },
      arxiv: { on: true, keys: true },
    });
    expect(defaultSettings.feeds).toEqual(['huggingface:daily']);
  });

  it('take a key from the later of two commands that share it', () => {
    const stored = { keys: { next: 'j', previous: 'j', star: 'q', hide: 'q' } };
    expect(parseSettings(stored).keys).toEqual({
      ...defaultSettings.keys,
      previous: '',
      star: 'q',
      hide: '',
    });
  });

  it('take no key that the user chose for a command that is new', () => {
    const { tag, ...older } = defaultSettings.keys;
    const stored = { ...defaultSettings, keys: { ...older, undo: tag, help: 'H' } };
    expect(parseSettings(stored).keys).toEqual({ ...older, undo: tag, help: 'H', tag: '' });
  });

  it('of a newer version are read as far as they are known', () => {
    const stored = { ...defaultSettings, version: 7, readOnOpen: true, more: 1 };
    expect(parseSettings(stored)).toEqual({ ...defaultSettings, readOnOpen: true });
  });

  it('are the defaults for a reader where the browser does not give them', async () => {
    const area = { ...createArea(), get: () => Promise.reject(new Error('no disk')) };
    expect(await readSettings(area)).toEqual(defaultSettings);
  });
});

describe('settings of another site', () => {
  const [one, other] = ['https://one.example.org', 'https://other.example.org'];
  const on = (more: object) => ({ origin: one, keys: true, ...more });
  const read = (site: unknown) => parseSettings({ ...defaultSettings, otherSites: [site] });

  it('are kept by origin, and say whether entries are dimmed there only', () => {
    const settings = read(on({ dims: true }));
    expect(settings.otherSites).toEqual([{ origin: one, keys: true, dims: true }]);
    expect(forPages(settings, one).sites['any-page']).toEqual({ on: true, keys: true, dims: true });
    expect(forPages(settings, other).sites['any-page'].dims).toBeUndefined();
    expect(forPages(settings).sites['any-page'].dims).toBeUndefined();
  });

  it('as they were stored before there was dimming stay, without it', () => {
    const settings = read(on({}));
    expect(settings.otherSites).toEqual([{ origin: one, keys: true }]);
    expect(forPages(settings, one).sites['any-page'].dims).toBe(false);
  });

  it('dim nothing on a site that was switched off', () => {
    const settings = { ...read(on({ dims: true })), otherSites: [] };
    expect(forPages(settings, one).sites['any-page'].dims).toBeUndefined();
  });

  it('never dim by what is stored for a built-in site', () => {
    const sites = { ...defaultSettings.sites, 'any-page': { on: true, keys: false, dims: true } };
    expect(
      forPages(parseSettings({ ...defaultSettings, sites }), one).sites['any-page'].dims,
    ).toBeUndefined();
  });
});

describe('migration', () => {
  const path: Step[] = [1, 2, 3].map((from) => (stored) => {
    const { version, way } = stored as { version: number; way: number[] };
    return { version: version + 1, way: [...way, from] };
  });

  it.each([
    [1, [1, 2, 3]],
    [3, [3]],
    [4, []],
    [9, []],
  ])('of version %d goes through the steps that it misses, in order', (version, way) => {
    expect(migrate({ version, way: [] }, path)).toMatchObject({ way });
  });

  it.each([undefined, null, 'old', [], { version: 'one' }, { version: 0 }, { version: 1.5 }])(
    'leaves %o, which has no version, as it is',
    (stored) => {
      expect(migrate(stored, path)).toBe(stored);
    },
  );

  it('has a step for every version before this one', () => {
    expect(steps).toHaveLength(defaultSettings.version - 1);
  });
});

describe('watching', () => {
  it('tells the settings that were stored, nothing else, until it is stopped', () => {
    const listeners = new Set<(changes: Record<string, { newValue?: unknown }>) => void>();
    const change = (key: string, newValue?: unknown) => {
      for (const listener of listeners) listener({ [key]: { newValue } });
    };
    const told = vi.fn();
    const stop = watchSettings(
      {
        onChanged: {
          addListener: (listener) => listeners.add(listener),
          removeListener: (listener) => listeners.delete(listener),
        },
      },
      told,
    );
    change('journal:1', {});
    expect(told).not.toHaveBeenCalled();
    change(settingsKey, { readOnOpen: true });
    expect(told).toHaveBeenLastCalledWith({ ...defaultSettings, readOnOpen: true });
    change(settingsKey);
    expect(told).toHaveBeenLastCalledWith(defaultSettings);
    stop();
    change(settingsKey, {});
    expect(told).toHaveBeenCalledTimes(2);
  });
});
