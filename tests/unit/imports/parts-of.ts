import { textIn } from '../../../utils/imports/decode';
import { knownFile, readFile } from '../../../utils/imports/read-file';
import type { Part } from '../../../utils/imports/reference';

export async function all<Item>(items: AsyncIterable<Item> | Iterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Everything that a file with this text holds. */
export const partsOf = async (text: string): Promise<Part[]> =>
  all(readFile(await knownFile(await textIn(new Blob([text])))));
