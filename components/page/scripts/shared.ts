/** What one of our scripts shares with the others that run in the same page. */
export interface Shared<Thing> {
  /** Missing until the script that shares it has run here. */
  value?: Thing;
}

/**
 * What is shared by a name. All our scripts in a page run in one world that the page can't see. The key is a symbol,
 * because an element with an id is visible in that world by its name (`<i id="offprint">`, in Chromium).
 */
export const sharedAs = <Thing>(name: string): Shared<Thing> =>
  ((globalThis as unknown as Record<symbol, object>)[Symbol.for(`offprint ${name}`)] ??= {});

/** The shared thing. If its script hasn't run yet, `ask` requests it; nothing if it still doesn't come. */
export async function brought<Thing>(
  shared: Shared<Thing>,
  ask: () => Promise<unknown>,
): Promise<Thing | undefined> {
  if (!shared.value) await ask();
  return shared.value;
}
