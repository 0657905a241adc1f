/** Makes a value once: when something else is done, or earlier if needed. */
export function soon<T extends object>(after: Promise<unknown>, make: () => T): () => T {
  let made: T | undefined;
  const get = () => (made ??= make());
  void after.then(get);
  return get;
}
