/** What entries of BibTeX need of others in their file: definitions (`@string`), and the parent that `crossref` names. */
import type { TextPart } from '../pieces';

const keyOf = (piece: string): string => /^\s*@\s*\w+\s*[{(]\s*([^\s,]+)/.exec(piece)?.[1] ?? '';

const parentOf = (piece: string): string | undefined =>
  /\bcrossref\s{0,9}=\s{0,9}[{"]?\s{0,9}([^\s{}",]+)/i.exec(piece)?.[1];

/**
 * Finds them in a file, which it reads twice if entries have parents. Gives what stands around one entry: a file may have
 * thousands of definitions, so each is read with its own alone.
 */
export async function aroundEntries(
  pieces: () => AsyncIterable<TextPart>,
): Promise<(entry: string) => string> {
  const definitions = new Map<string, string>();
  const wanted = new Set<string>();
  for await (const { text } of pieces()) {
    const name = /^\s*@\s*string\s*[{(]\s*([^\s=]+)/i.exec(text)?.[1];
    if (name !== undefined) definitions.set(name.toLowerCase(), text);
    const parent = parentOf(text);
    if (parent !== undefined) wanted.add(parent);
  }
  const parents = new Map<string, string>();
  if (wanted.size > 0) {
    for await (const { text } of pieces()) {
      const key = keyOf(text);
      if (wanted.has(key)) parents.set(key, text);
    }
  }
  return (entry) => {
    const parent = parents.get(parentOf(entry) ?? '') ?? '';
    return `${definitionsFor(`${entry}\n${parent}`, definitions)}\n${parent}`;
  };
}

const namesIn = (text: string): string[] =>
  Array.from(text.matchAll(/[=#]\s{0,9}([a-z][^\s,#{}"()=]{0,99})/gi), ([, name = '']) =>
    name.toLowerCase(),
  );

/** The definitions that a text uses, and those that they use. */
function definitionsFor(text: string, all: ReadonlyMap<string, string>): string {
  if (all.size === 0) return '';
  const names = new Set(namesIn(text));
  const found: string[] = [];
  for (const name of names) {
    const definition = all.get(name);
    if (definition === undefined) continue;
    found.unshift(definition);
    for (const inner of namesIn(definition.slice(definition.indexOf('=')))) names.add(inner);
  }
  return found.join('\n');
}
