/**
 * Makes a value once, in the next task, or earlier if needed. More urgent work, such as a message to the worker, goes
 * first.
 */
export function soon<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  const get = () => (made ??= make());
  setTimeout(get);
  return get;
}
