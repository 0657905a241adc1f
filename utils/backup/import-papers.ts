/** Imports another program's papers: what it would do, and doing it as one action. */
import type { CitedPaper } from '../citations/cited-paper';
import type { SavedPaper } from '../formats/saved-file/saved-file-schema';
import type { Reference } from '../imports/reference';
import type { Library } from '../library/library';
import type { Archive } from '../library/restore/open-archive';
import type { PaperId } from '../paper/ids/paper-id';
import { type ActionId, newStamp, type Stamp } from '../paper/state/action-id';
import type { Found, FoundPapers } from './found-papers';
import { type ImportedRow, importedRow, type Kind, type Meaning } from './import-row';
import { matcherOf } from './match-titles';
import type { ReadPapers } from './read-papers';

/** How many papers of the library are looked at at a time. */
const batch = 500;
/** How many papers of each kind are shown. */
const exampleLimit = 5;

type Counts = Readonly<Record<Kind, number>>;

/** What an import would do. */
export interface ImportPlan {
  readonly counts: Counts;
  /** Titles, or ids where they aren't known. */
  readonly examples: Readonly<Record<Kind, readonly string[]>>;
}

interface Options {
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  progress?(part: number): void;
}

type Reading = Pick<Library, 'cited' | 'allPapers'>;

/**
 * Adds the entries without an id that are certainly papers of the library, by title and first author, to those found.
 * Gives the others.
 */
export async function matchUnnamed(
  library: Reading,
  { found, unnamed }: ReadPapers,
  options: Options,
): Promise<readonly Reference[]> {
  if (unnamed.length === 0) return [];
  const match = matcherOf(unnamed);
  const ids = await library.allPapers();
  for (let at = 0; at < ids.length; at += batch) {
    options.signal?.throwIfAborted();
    for (const paper of await library.cited(ids.slice(at, at + batch))) match.add(paper);
    options.progress?.(Math.min((at + batch) / ids.length, 1));
  }
  return unnamed.filter((reference) => {
    const id = match.paperOf(reference);
    const { details, tags, note, marks } = reference;
    if (id) found.add({ ids: [id], details, tags, ...(note && { note }), ...(marks && { marks }) });
    return id === undefined;
  });
}

/** Counts what importing papers would do now. Writes nothing. */
export async function planImport(
  library: Reading,
  found: FoundPapers,
  meaning: Meaning,
  options: Options = {},
): Promise<ImportPlan> {
  const counts = { fresh: 0, changed: 0, same: 0, nothing: 0 };
  const examples: Record<Kind, string[]> = { fresh: [], changed: [], same: [], nothing: [] };
  const stamp = newStamp();
  await eachRow(
    library,
    found,
    meaning,
    stamp,
    () => '',
    options,
    (rows) => {
      for (const { kind, paper, kept } of rows) {
        counts[kind]++;
        const title = kept.details?.title ?? paper.details.title ?? kept.id;
        if (examples[kind].length < exampleLimit) examples[kind].push(title);
      }
    },
  );
  return { counts, examples };
}

/**
 * Stages the rows of an import, and then decides it; `Desk.resume` does the work. Rejects with the reason of `signal`;
 * nothing has changed then.
 */
export async function stageImport(
  library: Reading,
  archive: Pick<Archive, 'stage' | 'unstage' | 'decide' | 'positions'>,
  found: FoundPapers,
  meaning: Meaning,
  options: Options = {},
): Promise<ActionId> {
  const stamp = newStamp();
  const positions = meaning.mark === 'queued' ? await archive.positions(found.count) : [];
  let [chunks, queued] = [0, 0];
  try {
    const nextPosition = () => positions[queued++] ?? '';
    await eachRow(library, found, meaning, stamp, nextPosition, options, async (rows) => {
      const papers = rows.flatMap(({ row }): SavedPaper[] => (row ? [row] : []));
      if (papers.length > 0)
        await archive.stage(stamp.id, chunks++, { papers, seen: [], aliases: [] });
    });
    options.signal?.throwIfAborted();
    await archive.decide({ ...stamp, mode: 'merge', chunks, papers: true });
    return stamp.id;
  } catch (error) {
    await archive.unstage(stamp.id).catch(() => undefined);
    throw error;
  }
}

interface Row extends ImportedRow {
  readonly paper: Found;
  readonly kept: CitedPaper;
}

async function eachRow(
  library: Reading,
  found: FoundPapers,
  meaning: Meaning,
  stamp: Stamp,
  nextPosition: () => string,
  { signal, progress }: Options,
  take: (rows: readonly Row[]) => unknown,
): Promise<void> {
  /** Papers that the file names under several of their ids count once. */
  const taken = new Set<PaperId>();
  let at = 0;
  for await (const some of found.batches()) {
    signal?.throwIfAborted();
    at += some.length;
    const kept = new Map(
      (await library.cited([...new Set(some.flatMap(({ ids }) => ids))])).map(
        (paper) => [paper.id, paper] as const,
      ),
    );
    const rows = some.flatMap((paper): Row[] => {
      const own = bestOf(paper.ids, kept);
      if ([own.id, ...(own.others ?? [])].some((id) => taken.has(id))) return [];
      taken.add(own.id);
      return [{ paper, kept: own, ...importedRow(paper, own, meaning, stamp, nextPosition) }];
    });
    await take(rows);
    progress?.(at / found.count);
  }
}

/** A paper under the id that the library has; else under the first one. */
function bestOf(
  [first, ...others]: Found['ids'],
  kept: ReadonlyMap<PaperId, CitedPaper>,
): CitedPaper {
  const known = [first, ...others].find((id) => {
    const paper = kept.get(id);
    return paper && (paper.details || paper.marks?.length || paper.tags?.length || paper.note);
  });
  return kept.get(known ?? first) ?? { id: first };
}
