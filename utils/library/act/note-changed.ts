import type { PaperId } from '../../paper/paper-id';
import { noteInInbox } from '../look-up/inbox';
import { type Fact, noteChange } from '../shadow/state';
import type { ActionTransaction } from './transaction';

/** Updates the shadow's notes and the inbox in the transaction that changed papers. */
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
