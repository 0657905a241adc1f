/** A `storage.local` in memory: it keeps copies. */
export function createArea(stored: Record<string, unknown> = {}) {
  const all: Record<string, unknown> = { ...stored };
  return {
    all,
    get: async (keys?: string[] | null) =>
      structuredClone(
        Object.fromEntries(
          Object.entries(all).filter(([key]) => keys === null || !keys || keys.includes(key)),
        ),
      ),
    set: async (items: Record<string, unknown>) => void Object.assign(all, structuredClone(items)),
    remove: async (keys: string[]) => {
      for (const key of keys) delete all[key];
    },
    clear: async () => {
      for (const key of Object.keys(all)) delete all[key];
    },
  };
}
