import * as z from '../../basics/z';
import { createChecksum } from './checksum';
import { dangerousKey } from './dangerous-key';
import { type ListName, lists, type RowCounts, type SavedRows } from './file-rows';
import { formatName, formatVersion } from './format';
import { Refused } from './refused';
import {
  SavedAliasSchema,
  SavedHeaderSchema,
  SavedPaperSchema,
  SavedSeenSchema,
} from './saved-file-schema';

/** A row that can't be restored; the others can. */
export interface Rejected {
  readonly list: ListName;
  /** From 1. */
  readonly row: number;
  readonly reason: 'id' | 'mark' | 'other';
}

/** What a file held. */
export interface SavedFile {
  readonly createdAt: string;
  readonly generator: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sha256: string;
  /** How many rows can be restored. */
  readonly counts: RowCounts;
  /** At most the first hundred. */
  readonly rejected: readonly Rejected[];
  readonly rejectedCount: number;
  /** The ids of each list, those of rejected rows included. */
  readonly ids: Readonly<Record<ListName, ReadonlySet<string>>>;
}

const schemas = {
  papers: SavedPaperSchema,
  seen: SavedSeenSchema,
  aliases: SavedAliasSchema,
} as const;

const rejectedLimit = 100;

/** Collects a file's content as it is read, and refuses what is invalid. */
export function createCollector() {
  const header: Record<string, unknown> = {};
  const checksum = createChecksum();
  const ids = { papers: new Set<string>(), seen: new Set<string>(), aliases: new Set<string>() };
  const found = { papers: 0, seen: 0, aliases: 0 };
  const good = { papers: 0, seen: 0, aliases: 0 };
  const rejected: Rejected[] = [];
  let rejectedCount = 0;
  let rows = emptyRows();

  function member(name: string, value: unknown): void {
    refuseKeys({ [name]: value }, name);
    if (name === 'format' && value !== formatName) throw new Refused('another format');
    if (name === 'version' && typeof value === 'number' && value > formatVersion)
      throw new Refused('newer');
    Object.defineProperty(header, name, { value, enumerable: true });
  }

  function item(name: string, value: unknown): void {
    const list = name as ListName;
    const row = ++found[list];
    refuseKeys(value, `${list}, row ${row}`);
    checksum.add(list, JSON.stringify(value));
    const id = idOf(value);
    if (id !== undefined && ids[list].has(id)) {
      throw new Refused('duplicate', `${list}, row ${row}: ${id.slice(0, 100)}`);
    }
    if (id !== undefined) ids[list].add(id);
    const parsed = z.safeParse(schemas[list], value);
    if (parsed.success) {
      good[list]++;
      (rows[list] as unknown[]).push(parsed.data);
      return;
    }
    rejectedCount++;
    if (rejected.length >= rejectedLimit) return;
    rejected.push({ list, row, reason: reasonOf(parsed.error.issues[0]?.path ?? []) });
  }

  return {
    member,
    item,
    /** The rows since the last call. */
    collected(): SavedRows {
      const collected = rows;
      rows = emptyRows();
      return collected;
    },
    async finish(): Promise<SavedFile> {
      if (header['format'] === undefined) throw new Refused('another format');
      const parsed = z.safeParse(SavedHeaderSchema, header);
      if (!parsed.success) {
        throw new Refused('incomplete', String(parsed.error.issues[0]?.path[0] ?? ''));
      }
      const { counts, sha256, settings, createdAt, generator } = parsed.data;
      if (lists.some((list) => counts[list] !== found[list])) throw new Refused('wrong counts');
      if ((await checksum.digest(settings)) !== sha256) throw new Refused('wrong checksum');
      if (rejectedCount > 0 && lists.every((list) => good[list] === 0))
        throw new Refused('nothing usable');
      return { createdAt, generator, settings, sha256, counts: good, rejected, rejectedCount, ids };
    },
  };
}

const emptyRows = () => ({ papers: [], seen: [], aliases: [] });

function refuseKeys(value: unknown, where: string): void {
  if (dangerousKey(value)) throw new Refused('dangerous key', where);
}

/** The id that a row claims, before it is known to be one. */
function idOf(row: unknown): string | undefined {
  const id: unknown = Array.isArray(row) ? row[0] : (row as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : undefined;
}

function reasonOf([first]: readonly PropertyKey[]): Rejected['reason'] {
  if (first === 'id' || first === 0) return 'id';
  return first === 'marks' ? 'mark' : 'other';
}
