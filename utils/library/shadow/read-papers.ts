/** The database's side of the shadow: reads what the shadow must hold. `put-back.ts` puts back what the database lacks. */
import type { IDBPObjectStore, StoreNames } from 'idb';
import * as z from '../../basics/z';
import { isPaperId, type PaperId } from '../../paper/ids/paper-id';
import { MarksSchema } from '../../paper/state/marks-schema';
import { NoteSchema, TagSchema } from '../../paper/state/own-words-schema';
import { getMany } from '../store/get-many';
import type {
  AliasRow,
  Database,
  LibrarySchema,
  MarksRow,
  PaperRow,
} from '../store/library-schema';
import { isWorthATitle, type ShadowPaper } from './paper';

/** The stores that the shadow follows. */
export const shadowed = ['marks', 'seen', 'aliases', 'papers'] as const;

/** A row that doesn't fit its store's schema, and so can't be used. */
export interface DamagedRow {
  readonly store: (typeof shadowed)[number];
  readonly key: string;
  readonly row: unknown;
}

/** A block of the shadow that is damaged. */
export interface DamagedBlock {
  readonly store: 'shadow';
  readonly key: string;
  readonly row: unknown;
}

export interface PapersRead {
  readonly papers: ReadonlyMap<PaperId, ShadowPaper>;
  readonly damaged: readonly DamagedRow[];
}

const MarksRowSchema = z.object({
  marks: MarksSchema,
  opened: z.exactOptional(z.number()),
  tags: z.exactOptional(z.array(TagSchema)),
  note: z.exactOptional(NoteSchema),
});
const LinksSchema = z.record(z.string(), z.object({ value: z.boolean(), time: z.number() }));
const PaperRowSchema = z.object({ details: z.object({ title: z.string() }) });
const SeenSchema = z.number();

/** Reads all that the shadow is to hold of a range of ids. */
export async function readPapersIn(db: Database, range: IDBKeyRange): Promise<PapersRead> {
  const tx = db.transaction(shadowed);
  const damaged: DamagedRow[] = [];
  const papers = new Map<PaperId, ShadowPaper>();
  const of = (store: DamagedRow['store'], schema: z.core.$ZodType) =>
    soundRows(tx.objectStore(store), range, store, schema, damaged);
  const [marks, seen, aliases] = await Promise.all([
    of('marks', MarksRowSchema),
    of('seen', SeenSchema),
    of('aliases', z.object({ same: LinksSchema })),
  ]);
  const add = (id: PaperId, more: ShadowPaper) => papers.set(id, { ...papers.get(id), ...more });
  for (const [id, row] of marks) add(id, copyOfMarks(row as MarksRow));
  for (const [id, time] of seen) add(id, { seen: time as number });
  for (const [id, row] of aliases) {
    const same = linksFrom(row as AliasRow);
    if (same) add(id, { same });
  }
  const titled = [...papers].flatMap(([id, paper]) => (isWorthATitle(paper) ? [id] : []));
  for (const [id, row] of await getMany<PaperRow>(tx.objectStore('papers'), titled)) {
    if (z.safeParse(PaperRowSchema, row).success) add(id as PaperId, titleOf(row));
    else damaged.push({ store: 'papers', key: id, row });
  }
  return { papers, damaged };
}

async function soundRows<Name extends DamagedRow['store']>(
  store: Pick<
    IDBPObjectStore<LibrarySchema, StoreNames<LibrarySchema>[], Name>,
    'getAll' | 'getAllKeys'
  >,
  range: IDBKeyRange,
  name: Name,
  schema: z.core.$ZodType,
  damaged: DamagedRow[],
): Promise<(readonly [PaperId, unknown])[]> {
  const [keys, rows] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return keys.flatMap((key, index) => {
    const row: unknown = rows[index];
    if (isPaperId(key) && z.safeParse(schema, row).success) return [[key, row] as const];
    damaged.push({ store: name, key, row });
    return [];
  });
}

export const copyOfMarks = ({ marks, tags, note, opened }: MarksRow): ShadowPaper => ({
  ...(Object.keys(marks).length > 0 && { marks }),
  ...(tags && { tags }),
  ...(note && { note }),
  ...(opened !== undefined && { opened }),
});

/** A link is in the rows of both ids, but in the shadow only once. */
function linksFrom({ id, same }: AliasRow): AliasRow['same'] | undefined {
  const links = Object.entries(same).filter(([other]) => other > id);
  return links.length > 0 ? Object.fromEntries(links) : undefined;
}

function titleOf({ details }: PaperRow): Pick<ShadowPaper, 'title' | 'author'> {
  const author = details.authors?.[0];
  return { title: details.title, ...(author !== undefined && { author }) };
}
