import { textIn } from '../../../utils/imports/decode';
import { papersOf } from '../../../utils/imports/paper-of';
import { knownFile, readFile } from '../../../utils/imports/read-file';
import { isUnread, type Part } from '../../../utils/imports/reference';

export async function all<Item>(items: AsyncIterable<Item> | Iterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Everything that a file with this text holds. */
export const partsOf = async (text: string): Promise<Part[]> =>
  all(readFile(await knownFile(await textIn(new Blob([text])))));

/** The parts of a file, as far as tests look at them. */
export const told = async (text: string) =>
  (await partsOf(text)).map((part) =>
    isUnread(part)
      ? { at: part.at, reason: part.reason }
      : {
          papers: papersOf(part),
          ...part.details,
          ...(part.tags.length && { tags: part.tags }),
          ...(part.note && { note: part.note }),
          ...(part.marks && { marks: part.marks }),
        },
  );
