import type { Action } from '../../../utils/actions/actions-schema';
import type { Desk } from '../../../utils/desk/desk';
import { setUp } from '../library/set-up';

/** Not even the journal took it. */
export class NoSpace extends Error {}

/** A desk over a real library; `journal` holds every action in the order in which it was written. */
export function createLibraryDesk() {
  const { library, name } = setUp();
  const journal: Action[] = [];
  const listeners = new Set<() => void>();
  const fake = {
    journal,
    /** Acts wait for this before they reach the library. */
    gate: Promise.resolve(),
    stored: true,
    /** The library can't be opened. */
    unreadable: false,
    /** Another context did something. */
    async elsewhere(action: Action) {
      await library.apply(action);
      for (const listener of listeners) listener();
    },
  };
  const desk: Desk = {
    library,
    get failure() {
      return fake.unreadable ? ('storage unavailable' as const) : undefined;
    },
    async ready() {
      if (fake.unreadable) throw new Error('unavailable');
      return [];
    },
    tell: async () => undefined,
    tellAll: async () => undefined,
    tellSettings: async () => undefined,
    tellInbox: async () => undefined,
    write: async () => undefined,
    async resume(progress) {
      await library.resume(progress);
      for (const listener of listeners) listener();
    },
    undisturbed: (work) => work(),
    async act(action, progress) {
      if (!fake.stored) throw new NoSpace();
      journal.push(action);
      await fake.gate;
      return fake.unreadable ? undefined : library.apply(action, progress);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return Object.assign(fake, { desk, library, name });
}
