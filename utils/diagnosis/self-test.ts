/** Whether everything that Offprint needs works in this browser now. */

import { startOfDay } from '../basics/calendar';
import { asidePrefix, journalPrefix } from '../basics/storage-keys';
import { askWorker } from '../browser/ask-worker';
import { browser } from '../browser/browser';
import { hostInWords, missingHosts } from '../browser/permissions/hosts';
import { keysWith } from '../browser/storage/stored';
import { inTime } from '../browser/tabs/tab-page';
import { failuresToTell } from '../checks/schedule';
import type { Desk } from '../desk/desk';
import type { Archive } from '../library/restore/open-archive';
import { readViews, type ViewRecord } from './view-records';

export const checkNames = [
  'storage',
  'database',
  'worker',
  'journal',
  'views',
  'hosts',
  'feeds',
] as const;
export type CheckName = (typeof checkNames)[number];

/** `nothing`: there was nothing to check. */
export interface CheckResult {
  readonly state: 'fine' | 'wrong' | 'nothing';
  /** What it is about: hosts, views, a number. */
  readonly about?: string;
}

interface Needs {
  readonly desk: Desk;
  readonly archive: Pick<Archive, 'selfTest'>;
  readonly now: () => number;
}

/** Runs the checks in order. A check that throws has failed; `report` gets the error. */
export async function* runSelfTest(
  needs: Needs,
  report: (part: string, cause: unknown) => void,
): AsyncGenerator<readonly [CheckName, CheckResult]> {
  for (const name of checkNames) {
    const result = await checks[name](needs).catch((cause: unknown): CheckResult => {
      report(`self-test, ${name}`, cause);
      return { state: 'wrong' };
    });
    yield [name, result];
  }
}

const fine: CheckResult = { state: 'fine' };
const wrong = (about?: string): CheckResult => ({
  state: 'wrong',
  ...(about !== undefined && { about }),
});

const checks: Readonly<Record<CheckName, (needs: Needs) => Promise<CheckResult>>> = {
  async storage() {
    const area = browser.storage.local;
    const key = 'self-test';
    const value = crypto.getRandomValues(new Uint32Array(4)).join(' ');
    await area.set({ [key]: value });
    const read: unknown = (await area.get([key]))[key];
    await area.remove([key]);
    return read === value ? fine : wrong();
  },

  async database({ archive }) {
    await archive.selfTest();
    return fine;
  },

  async worker() {
    // Two tries: a worker that is just ending may lose a message.
    const version = (await inTime(askWorker)) ?? (await inTime(askWorker));
    return version === browser.runtime.getManifest().version ? fine : wrong();
  },

  async journal({ desk }) {
    let left = 0;
    // A page may write an action just then: it is brought in the second time, and one that stays is wrong.
    for (let tries = 0; tries < 2; tries++) {
      await desk.ready();
      // The journal removes actions a little after the library commits them.
      const { waiting, aside } = await desk.undisturbed(journalSize);
      left = waiting + aside;
      if (left === 0) return fine;
    }
    return wrong(String(left));
  },

  async views({ now }) {
    const views = await readViews(browser.storage.local);
    const today = startOfDay(now());
    const lost = views.filter((view) => isLost(view) && (view.not ?? 0) >= today);
    if (lost.length > 0) return wrong(lost.map(({ view }) => view).join(', '));
    const understood = views.filter((view) => (view.understood ?? 0) >= today);
    if (understood.length === 0) return { state: 'nothing' };
    return { state: 'fine', about: understood.map(({ view }) => view).join(', ') };
  },

  async hosts() {
    const missing = await missingHosts();
    return missing.length === 0 ? fine : wrong(missing.map(hostInWords).join(', '));
  },

  async feeds({ desk }) {
    const rows = await desk.library.feeds();
    const failing = rows.filter(({ failures }) => failures >= failuresToTell);
    if (failing.length > 0) return wrong(String(failing.length));
    const good = rows.filter(({ failures, good }) => failures === 0 && good !== undefined);
    return good.length === 0 ? { state: 'nothing' } : { state: 'fine', about: String(good.length) };
  },
};

/** Whether a view wasn't understood the last time. */
export const isLost = ({ understood = 0, not = 0 }: ViewRecord): boolean => not > understood;

/** How many actions wait in the journal, and how many were set aside because they can't be read. */
export async function journalSize(): Promise<{ waiting: number; aside: number }> {
  const count = async (prefix: string) => (await keysWith(browser.storage.local, prefix)).length;
  return { waiting: await count(journalPrefix), aside: await count(asidePrefix) };
}
