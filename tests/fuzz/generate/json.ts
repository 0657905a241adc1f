/** Mutations of the JSON that a page embeds: of its structure first, then of its text. */
import { hostileId, hostileText, hostileValue } from './hostile.ts';
import type { Random } from './random.ts';

type Holder = Record<string, unknown> | unknown[];

/** All objects and lists in a value, the value itself first, limited in depth by the stack. */
function holders(value: unknown, depth = 0): Holder[] {
  if (typeof value !== 'object' || value === null || depth > 20) return [];
  const own = value as Holder;
  return [own, ...Object.values(own).flatMap((each) => holders(each, depth + 1))];
}

const keysOf = (holder: Holder): string[] => Object.keys(holder);
const at = (holder: Holder, key: string): unknown => (holder as Record<string, unknown>)[key];

/** Sets an own key, even `__proto__`, as `JSON.parse` does. */
function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function take(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

const polluting = () => ({ polluted: 1, toString: null, paper: { id: '2601.00001' } });

type Change = (random: Random, holder: Holder, key: string, all: readonly Holder[]) => void;

const changes: readonly Change[] = [
  (random, holder, key) => put(holder, key, hostileValue(random)),
  (random, holder, key) => put(holder, key, hostileText(random)),
  (_, holder, key) => take(holder, key),
  (random, holder, key, all) => put(holder, key, structuredClone(random.pick(all))),
  (random, holder, key, all) => {
    const other = random.pick(all);
    const name = keysOf(other)[0];
    if (name !== undefined) put(holder, key, structuredClone(at(other, name)));
  },
  (random, holder) =>
    put(holder, random.pick(['__proto__', 'constructor', 'prototype', 'toString']), polluting()),
  (random, holder) => {
    if ('id' in holder) put(holder, 'id', hostileId(random));
  },
  (random, holder) => {
    if (Array.isArray(holder)) holder.push(...holder.slice(0, random.below(20)));
  },
  (_, holder, key) => {
    if (!Array.isArray(holder)) put(holder, key.toUpperCase(), at(holder, key));
  },
  (_, holder, key) => put(holder, key, JSON.stringify(at(holder, key))),
];

/** A copy of the value with some of its structure changed. */
export function mutateValue(value: unknown, random: Random): unknown {
  const root = structuredClone(value);
  for (let left = 1 + random.below(6); left > 0; left--) {
    const all = holders(root);
    if (all.length === 0) break;
    const holder = random.pick(all);
    const keys = keysOf(holder);
    random.pick(changes)(random, holder, keys.length > 0 ? random.pick(keys) : '0', all);
  }
  return root;
}

/** JSON text that is cut, doubled, or has characters changed. */
export function mutateText(text: string, random: Random): string {
  const place = random.below(text.length + 1);
  return random.pick<() => string>([
    () => text.slice(0, place),
    () => text.slice(place),
    () =>
      text.slice(0, place) +
      random.pick(['"', '{', '}', ']', ',', '\\', '\\u', '\u2028', '\0', '1e999']) +
      text.slice(place),
    () => text.slice(0, place) + text.slice(place + 1 + random.below(5)),
    () => text + text,
    () => text.replaceAll('"', "'"),
    () => text.replace(/"id":"[^"]*"/, '"id":"2601.00001","id":"2601.00002"'),
    () => text.replace('{', '{"__proto__":{"polluted":1},'),
    () => `\ufeff${text}`,
    () =>
      random.pick(['null', '[]', '""', '0', 'true', '{}', '', ' ', 'NaN', '{"dailyPapers":{}}']),
  ])();
}

/** Extreme sizes, for few seeds: nested ten thousands deep, or megabytes long. */
function beyondReason(text: string, random: Random): string {
  const depth = 50_000;
  return random.pick<() => string>([
    () => `{"dailyPapers":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    () => `{"dailyPapers":[${'{"paper":'.repeat(depth)}1${'}'.repeat(depth)}]}`,
    () => `{"dailyPapers":[${`${text},`.repeat(Math.ceil(5e6 / (text.length + 1)))}0]}`,
    () => '['.repeat(depth),
    () => `{"dailyPapers":[{"paper":{"id":"2601.00001","title":"${'x'.repeat(2e7)}"}}]}`,
  ])();
}

/** How many of a thousand blobs get extreme sizes by default. */
const hugePerThousand = 0.2;

/** A mutated blob, as text. */
export function mutateJson(text: string, random: Random, huge = hugePerThousand): string {
  if (random.chance(huge / 1_000)) return beyondReason(text, random);
  let mutated = text;
  try {
    if (random.chance(0.85)) mutated = JSON.stringify(mutateValue(JSON.parse(text), random)) ?? '';
  } catch {
    // Text that is no longer JSON is mutated as text.
  }
  return mutated === text || random.chance(0.25) ? mutateText(mutated, random) : mutated;
}
