import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../utils/actions/actions-schema';
import type { Journal } from '../../../../utils/actions/journal';
import { drain } from '../../../../utils/library/act/drain';
import { paper } from '../../make';
import { mark } from '../set-up';
import { setUpShadowed } from './set-up';

/** A journal with one action in it. */
function journalOf(action: Action): { journal: Journal; kept: Set<string> } {
  const kept = new Set<string>([action.id]);
  const journal: Journal = {
    write: async () => undefined,
    read: async () => ({ actions: kept.has(action.id) ? [action] : [], damaged: [] }),
    remove: async (ids) => {
      for (const id of ids) kept.delete(id);
    },
    setAside: async () => undefined,
  };
  return { journal, kept };
}

describe('a database that is lost after an action was applied, and before the shadow has it', () => {
  it.each([
    ['in the same context', false],
    ['and healed by another context', true],
  ])('%s: the action is applied again', async (_, byOther) => {
    const { name, open, close, act } = setUpShadowed();
    const library = open();
    await act(library, mark('read', true, [1]));
    const { journal, kept } = journalOf(mark('starred', true, [2]));
    let isLost = false;
    const { over } = drain(library, journal, {
      exclusively: (work) => work(),
      async applied() {
        if (isLost) return;
        isLost = true;
        // As a full disk does it: every connection is closed, and what comes next is an empty database.
        library.close();
        await deleteDB(name);
        if (byOther) await open().lookUp([paper(1)]);
      },
    });
    await over;
    const states = await library.lookUp([paper(1), paper(2)]);
    expect(states.find(({ id }) => id === paper(1))?.marks.read?.value).toBe(true);
    expect(states.find(({ id }) => id === paper(2))?.marks.starred?.value).toBe(true);
    expect(kept.size).toBe(0);
    close();
  });
});
