import type { ShadowStore } from '../../../../utils/library/shadow/shadow-store';

/** A shadow's store in memory that keeps JSON, as `storage.local` does, one context at a time. */
export function memoryStore() {
  const items = new Map<string, string>();
  let turn: Promise<unknown> = Promise.resolve();
  const fake = {
    items,
    /** Bytes that were stored, in all. */
    written: 0,
    /** Called before each write and may throw: the browser dies there. */
    beforeSet: (): void => undefined,
    unreadable: false,
    /** Everything as it is now, parsed. */
    all: () =>
      Object.fromEntries(
        [...items].map(([name, text]): [string, unknown] => [name, JSON.parse(text)]),
      ),
  };
  const store: ShadowStore = {
    async get(names) {
      if (fake.unreadable) throw new Error('storage.local can not be read');
      return Object.fromEntries(
        names.flatMap((name) => {
          const text = items.get(name);
          return text === undefined ? [] : [[name, JSON.parse(text)]];
        }),
      );
    },
    async set(added) {
      fake.beforeSet();
      for (const [name, value] of Object.entries(added)) {
        const text = JSON.stringify(value);
        fake.written += text.length;
        items.set(name, text);
      }
    },
    async remove(names) {
      for (const name of names) items.delete(name);
    },
    names: async () => [...items.keys()],
    exclusively(work) {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
  return Object.assign(fake, { store });
}
export type MemoryStore = ReturnType<typeof memoryStore>;
