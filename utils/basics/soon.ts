/**
 * Makes a thing once, in the next task, or earlier where it is asked for. What is in more of a hurry, such as a question
 * to the worker, is on its way by then.
 */
export function soon<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  const get = () => (made ??= make());
  setTimeout(get);
  return get;
}
