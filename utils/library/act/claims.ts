/**
 * The one place where what pages and the user say of two ids becomes a link. A page's word alone joins two ids only if
 * the user's marks then show on no other id: authors fill in an abstract page's DOI themselves.
 */

import type { PaperId } from '../../paper/ids/paper-id';
import { type MarkName, markNames } from '../../paper/state/marks';
import type { Seen } from '../../paper/state/paper-state-schema';
import type { Claim } from '../answers';
import { clashOf } from '../ids/alias-rules';
import { type AliasStore, createGroups, laterMarks } from '../ids/aliases';
import type { InboxRow } from '../inbox/inbox-rows';
import { hasOwnWords } from '../own-words';
import { readFact } from '../shadow/generations';
import { getMany, type ReadableStore } from '../store/get-many';
import type { AliasLink, Database, MarksRow } from '../store/library-schema';
import { noteChanged } from './note-changed';
import type { ActionTransaction } from './transaction';

/** A page may state at most this many ids for one paper. */
const statedLimit = 8;

/** The stores that are read to judge a page's word, in one transaction. */
interface Stores {
  readonly aliases: AliasStore;
  readonly inbox: ReadableStore<InboxRow>;
  readonly marks: ReadableStore<MarksRow>;
  readonly seen: ReadableStore<Seen>;
}
const storeNames = ['aliases', 'inbox', 'marks', 'seen'] as const;

/** `Library.alias`. `kept`: the generation that the shadow is known to hold. */
export async function setAlias(
  db: Database,
  ids: readonly PaperId[],
  value: boolean,
  time: number,
  by: 'hand' | 'page' = 'page',
  kept = 0,
): Promise<readonly PaperId[]> {
  const tx: ActionTransaction = db.transaction([...storeNames, 'facts', 'unindexed'], 'readwrite', {
    durability: 'strict',
  });
  const stores: Stores = {
    aliases: tx.objectStore('aliases'),
    inbox: tx.objectStore('inbox'),
    marks: tx.objectStore('marks'),
    seen: tx.objectStore('seen'),
  };
  const [first, ...others] = new Set(ids);
  const touched = new Set<PaperId>();
  if (first === undefined) return [];
  for (const other of others.slice(0, statedLimit)) {
    if (value && by === 'page' && (await judge(stores, first, other)) !== 'joins') continue;
    const link: AliasLink = { value, time, ...(value && by === 'hand' && { by }) };
    const before = await withNets(stores, [first, other]);
    if (!(await putLink(tx, first, other, link))) continue;
    for (const id of [...before, ...(await withNets(stores, [first, other]))]) touched.add(id);
  }
  // Of two copies, the one that took ids apart wins; so when ids are joined again, the shadow's copy must not count.
  const how = value && by === 'hand' ? 'taken out' : 'changed';
  if (touched.size > 0) await noteChanged(tx, await readFact(tx), [...touched], kept, how);
  await tx.done;
  return [...touched];
}

/** Writes a link into the rows of both ids. Returns whether either row changed. */
async function putLink(
  tx: ActionTransaction,
  a: PaperId,
  b: PaperId,
  link: AliasLink,
): Promise<boolean> {
  const store = tx.objectStore('aliases');
  let isNews = false;
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const row = (await store.get(from)) ?? { id: from, same: {} };
    const known = row.same[to];
    if (known?.value === link.value && known.by === link.by) continue;
    await store.put({ id: from, same: { ...row.same, [to]: link } });
    isNews = true;
  }
  return isNews;
}

/** The ids, and all that links lead to: a link that gives way to a stronger one may allow others. */
async function withNets({ aliases }: Stores, ids: readonly PaperId[]): Promise<PaperId[]> {
  const { linkedRowsOf } = await createGroups(aliases);
  const linked = await Promise.all(ids.map(linkedRowsOf));
  return [...ids, ...linked.flatMap((rows) => [...(rows?.keys() ?? [])])];
}

/** `Library.claims` */
export async function claimsOf(
  db: Database,
  id: PaperId,
  stated: readonly PaperId[],
): Promise<Claim[]> {
  const tx = db.transaction(storeNames);
  const stores: Stores = {
    aliases: tx.objectStore('aliases'),
    inbox: tx.objectStore('inbox'),
    marks: tx.objectStore('marks'),
    seen: tx.objectStore('seen'),
  };
  const others = [...new Set(stated)].filter((other) => other !== id).slice(0, statedLimit);
  const verdicts = await Promise.all(others.map((other) => judge(stores, id, other)));
  return verdicts.filter((verdict) => typeof verdict === 'object');
}

/** What becomes of a page's word that two ids are one paper. */
async function judge(
  stores: Stores,
  id: PaperId,
  other: PaperId,
): Promise<Claim | 'joins' | 'known' | 'refused'> {
  const { linkedRowsOf, othersOf } = await createGroups(stores.aliases);
  const [ours, theirs, ourRows, theirRows] = await Promise.all([
    othersOf(id).then((others) => [id, ...others]),
    othersOf(other).then((others) => [other, ...others]),
    linkedRowsOf(id),
    linkedRowsOf(other),
  ]);
  if (!ourRows || !theirRows) return 'refused';
  if (ours.includes(other)) return 'known';
  const rows = new Map([...ourRows, ...theirRows]);
  const clash = clashOf(rows, ours, theirs);
  if (clash) {
    const as = clash.ids[1];
    return clash.why === 'apart' || as === other ? 'refused' : { id: other, verdict: 'taken', as };
  }
  const [own, known] = await Promise.all([whatIsKnown(stores, ours), whatIsKnown(stores, theirs)]);
  const { marks, isWritten, waits } = known;
  const isTouched = isKept(known) || waits || (known.isMet && isKept(own));
  if (!isTouched) return 'joins';
  return { id: other, verdict: 'asks', marks, ...(isWritten && { written: true }), waits };
}

interface Known {
  /** The marks that are set. */
  readonly marks: readonly MarkName[];
  /** Whether it carries a tag or a note. */
  readonly isWritten: boolean;
  /** Whether it waits in the inbox. */
  readonly waits: boolean;
  /** Whether the library knows it at all. */
  readonly isMet: boolean;
}

const isKept = ({ marks, isWritten }: Known): boolean => marks.length > 0 || isWritten;

async function whatIsKnown(stores: Stores, group: readonly PaperId[]): Promise<Known> {
  const [rows, seen, brought] = await Promise.all([
    getMany<MarksRow>(stores.marks, group),
    getMany<Seen>(stores.seen, group),
    getMany<InboxRow>(stores.inbox, group),
  ]);
  const later = laterMarks([...rows.values()].map((row) => row.marks));
  const marks = markNames.filter((name) => later[name]?.value);
  const isWritten = [...rows.values()].some(hasOwnWords);
  return {
    marks,
    isWritten,
    waits: [...brought.values()].some(({ waiting }) => waiting !== undefined),
    isMet: rows.size + seen.size + brought.size > 0,
  };
}
