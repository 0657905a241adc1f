/** Records when keys of `storage.local` are stored: a page that was just clicked hears nothing until its next frame. */
interface Api {
  readonly storage: {
    readonly local: {
      readonly onChanged: {
        addListener(listener: (changes: Readonly<Record<string, unknown>>) => void): void;
      };
    };
  };
  readonly runtime: {
    readonly onMessage: {
      addListener(
        listener: (message: unknown, sender: unknown, reply: (answer: unknown) => void) => void,
      ): void;
    };
  };
}
/** Missing in Firefox, where the same bench runs in an ordinary page. */
const { chrome } = globalThis as unknown as { readonly chrome?: Api };

/** ms since 1970. */
const times = new Map<string, number>();
chrome?.storage.local.onChanged.addListener((changes) => {
  const now = performance.timeOrigin + performance.now();
  for (const key of Object.keys(changes)) if (!times.has(key)) times.set(key, now);
});

chrome?.runtime.onMessage.addListener((message, _, reply) => {
  const { bench, key } = message as { bench?: string; key?: string };
  if (bench === 'stored' && key !== undefined) reply(times.get(key));
});
