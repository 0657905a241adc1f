import { beforeEach, describe, expect, it, vi } from 'vitest';
import { journalPrefix } from '../../../utils/basics/storage-keys';
import type { Desk } from '../../../utils/desk/desk';
import { type CheckResult, runSelfTest } from '../../../utils/diagnosis/self-test';
import { createArea } from '../backup/area';
import { browser, resetBrowser } from '../fake-browser';

describe('the self-test of the journal', () => {
  const area = createArea();
  const key = (name: string) => `${journalPrefix}${name}`;
  /** What bringing the journal in leaves there. */
  let left = '';
  let meanwhile = async () => {};

  beforeEach(async () => {
    resetBrowser();
    Object.assign(browser.storage, { local: area });
    await area.remove(Object.keys(await area.get(null)));
    left = '';
    meanwhile = async () => {};
  });

  const desk: Pick<Desk, 'ready' | 'undisturbed'> = {
    async ready() {
      const keys = Object.keys(await area.get(null)).filter((one) => one.startsWith(journalPrefix));
      await area.remove(keys.filter((one) => one !== key(left)));
      return [];
    },
    async undisturbed(work) {
      await meanwhile();
      return work();
    },
  };

  async function journal(): Promise<CheckResult | undefined> {
    const needs = { desk: desk as Desk, archive: { selfTest: async () => {} }, now: Date.now };
    for await (const [name, result] of runSelfTest(needs, vi.fn())) {
      if (name === 'journal') return result;
    }
    return undefined;
  }

  it('brings in what waits', async () => {
    await area.set({ [key('one')]: '{}' });
    expect(await journal()).toEqual({ state: 'fine' });
  });

  it('is not wrong where a page writes an action just then', async () => {
    const writes = vi.fn(async () => {
      if (writes.mock.calls.length === 1) await area.set({ [key('late')]: '{}' });
    });
    meanwhile = writes;
    expect(await journal()).toEqual({ state: 'fine' });
  });

  it('is wrong where an action stays', async () => {
    left = 'one';
    await area.set({ [key('one')]: '{}' });
    expect(await journal()).toEqual({ state: 'wrong', about: '1' });
  });
});
