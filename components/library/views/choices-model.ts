import { type ReadonlySignal, signal } from '@preact/signals';
import { searchesLimit, searchLimit, type TagColour } from '../../../utils/settings/choices';
import { defaultSettings } from '../../../utils/settings/settings';
import type { Settings } from '../../../utils/settings/settings-schema';
import { renamed, showColours, withColour } from '../../ui/own-words/tag-colours';

type Choices = Settings['library'];

/** Where the user's tools in the library are kept: in the settings. */
export interface ChoicesNeeds {
  read(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
  /** Calls back when any context changed them. Returns how to stop. */
  watch(listener: (settings: Settings) => void): () => void;
}

/** Saved searches, and the colours of tags. */
export interface ChoicesModel {
  readonly searches: ReadonlySignal<readonly string[]>;
  save(search: string): void;
  forget(search: string): void;
  colour(tag: string, colour: TagColour | undefined): void;
  /** A tag has another name. */
  renamed(from: string, to: string): void;
  /** Follows the settings. Returns a function that stops it. */
  start(): () => void;
}

export function createChoices(
  { read, write, watch }: ChoicesNeeds,
  report: (part: string, cause: unknown) => void,
): ChoicesModel {
  const searches = signal(defaultSettings.library.searches);
  /** One change after the other: each begins with what the one before it wrote. */
  let turn: Promise<void> = Promise.resolve();

  function show({ library }: Settings): void {
    searches.value = library.searches;
    showColours(library.colours);
  }

  function change(how: (choices: Choices) => Partial<Choices>): void {
    turn = turn
      .then(async () => {
        const settings = await read();
        const next = { ...settings, library: { ...settings.library, ...how(settings.library) } };
        await write(next);
        show(next);
      })
      .catch((cause: unknown) => report('library page', cause));
  }

  return {
    searches,
    save(search) {
      const text = search.trim();
      if (text === '' || text.length > searchLimit) return;
      change((choices) => ({
        searches: [...choices.searches.filter((each) => each !== text), text].slice(-searchesLimit),
      }));
    },
    forget: (search) =>
      change((choices) => ({ searches: choices.searches.filter((each) => each !== search) })),
    colour: (tag, colour) =>
      change((choices) => ({ colours: withColour(choices.colours, tag, colour) })),
    renamed: (from, to) => change((choices) => ({ colours: renamed(choices.colours, from, to) })),
    start() {
      void read().then(show, (cause: unknown) => report('library page', cause));
      return watch(show);
    },
  };
}
