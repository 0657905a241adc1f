/** Settings as a tree of single values, for code that treats all of them alike: parsing and undo. */
import { record } from '../basics/record';
import { defaultSettings } from './settings';

/** The way to one value of the settings: `['keys', 'next']`. */
export type Path = readonly string[];

function pathsOf(tree: unknown): Path[] {
  // A list is one value: its items have no paths.
  if (typeof tree !== 'object' || Array.isArray(tree)) return [[]];
  return Object.entries(record(tree)).flatMap(([name, inner]) =>
    pathsOf(inner).map((path) => [name, ...path]),
  );
}

/** The paths of all settings. */
export const settingsPaths: readonly Path[] = pathsOf(defaultSettings);

/** The value at a path of any value; nothing if there is none. */
export function valueAt(tree: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined) return tree;
  const all = record(tree);
  return Object.hasOwn(all, name) ? valueAt(all[name], rest) : undefined;
}

/** A copy with another value at a path. */
export function withValue(tree: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  const all = record(tree);
  return { ...all, [name]: withValue(all[name], rest, value) };
}
