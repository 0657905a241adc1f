import type { PaperId } from '../../paper/paper-id';
import { noteInInbox } from '../look-up/inbox';
import { type Fact, noteChange } from '../shadow/state';
import type { ActionTransaction } from './transaction';

/**
 * Notes in the transaction that changed papers what follows for the shadow and for the inbox. `fact`, `kept` and `how` as
 * `noteChange` takes them.
 */
export async function noteChanged(
  tx: ActionTransaction,
  fact: Fact,
  papers: readonly PaperId[],
  kept: number,
  how?: Parameters<typeof noteChange>[4],
): Promise<void> {
  noteChange(tx, fact, papers, kept, how);
  await noteInInbox(tx, papers);
}
