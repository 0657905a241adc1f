import type { PaperId } from '../../paper/ids/paper-id';
import { noteInInbox } from '../inbox/waiting';
import { noteUnindexed } from '../search/index-head';
import { type Fact, noteChange } from '../shadow/generations';
import type { ActionTransaction } from './transaction';

/**
 * Updates the notes of the shadow and the search index, and the inbox, in the transaction that changed papers. `seen`:
 * nothing that is searched changed.
 */
export async function noteChanged(
  tx: ActionTransaction,
  fact: Fact,
  papers: readonly PaperId[],
  kept: number,
  how: Parameters<typeof noteChange>[4] | 'seen' = 'changed',
): Promise<void> {
  noteChange(tx, fact, papers, kept, how === 'seen' ? 'changed' : how);
  if (how !== 'seen') noteUnindexed(tx, papers);
  await noteInInbox(tx, papers);
}
