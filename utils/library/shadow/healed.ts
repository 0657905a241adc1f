/** What was healed since the user was last told, summed up for one notice. */
import * as z from '../../basics/z';
import type { ActionTransaction } from '../act/transaction';
import type { Database } from '../store/library-schema';
import { type Healed, HealedSchema } from './healed-schema';

const name = 'healed';

/** Adds to what the user will be told, in the transaction that healed. */
export async function addHealed(tx: ActionTransaction, more: Healed): Promise<void> {
  const facts = tx.objectStore('facts');
  const before = parse(await facts.get(name));
  await facts.put(
    {
      marked: more.marked + (before?.marked ?? 0),
      untitled: more.untitled + (before?.untitled ?? 0),
      seen: more.seen + (before?.seen ?? 0),
      aside: more.aside + (before?.aside ?? 0),
    },
    name,
  );
}

/** What was healed since the user was last told; nothing if nothing was. */
export async function healed(db: Database): Promise<Healed | undefined> {
  const found = parse(await db.get('facts', name));
  return found && Object.values(found).some((n) => n > 0) ? found : undefined;
}

/** The user was told. */
export const forgetHealed = (db: Database): Promise<void> => db.delete('facts', name);

function parse(stored: unknown): Healed | undefined {
  const parsed = z.safeParse(HealedSchema, stored);
  return parsed.success ? parsed.data : undefined;
}
