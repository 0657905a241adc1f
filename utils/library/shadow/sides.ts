import type { Database } from '../store/library-schema';
import { type Fact, factName, type Head, parseFact, readHead } from './generations';
import type { ShadowStore } from './shadow-store';

/** How far the database and the shadow are. */
export interface Sides {
  /** Nothing if the shadow has no head, or a damaged one. */
  readonly head: Head | undefined;
  readonly fact: Fact;
}

export async function readSides(db: Database, store: ShadowStore): Promise<Sides> {
  const [head, fact] = await Promise.all([readHead(store), db.get('facts', factName)]);
  return { head, fact: parseFact(fact) };
}
