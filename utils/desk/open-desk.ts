import { setAlarm } from '../browser/alarms';
import { refreshBadge, refreshButton } from '../browser/badge/badge';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { storageJournal } from '../browser/storage/journal-storage';
import { noteTorn } from '../browser/storage/lasting-area';
import { noPapers, tellTabs, tellTabsAll } from '../browser/tabs/tell-tabs';
import { drain, papersOf } from '../library/act/drain';
import type { Outcome, SettingsChange } from '../library/action-record';
import { isSame } from '../library/restore/merge';
import type { DrainAnswer, Shown } from '../messages/messages-schema';
import type { PaperId } from '../paper/ids/paper-id';
import { defaultSettings } from '../settings/settings';
import type { Settings } from '../settings/settings-schema';
import { loadSettings, parseSettings, writeSettings } from '../settings/storage';
import { type Desk, NotStored } from './desk';
import { finishErasing } from './erase-everything';
import { openOurLibrary, ourStorage } from './open-our-library';

/** Opens the desk of this context. The database itself opens at the first use. */
export function openDesk(): Desk {
  const library = openOurLibrary();
  const journal = storageJournal(ourStorage(), async () => {
    await finishErasing();
    void tellAll(defaultSettings).catch((cause: unknown) => reportFailure('erase', cause));
  });
  // Reaches the extension's own contexts without waking the worker; pages get messages.
  const channel = new BroadcastChannel('offprint');
  let failure: DrainAnswer['failure'];

  async function announce(outcomes: readonly Outcome[]): Promise<void> {
    for (const outcome of outcomes) {
      if (outcome.status === 'applied' && outcome.settings) await changeSettings(outcome.settings);
    }
    if (outcomes.some((outcome) => outcome.status === 'applied' && outcome.everywhere))
      return tellAll();
    const papers = papersOf(outcomes);
    if (papers.length > 0) await tell(papers);
  }

  async function tell(papers: readonly PaperId[]): Promise<void> {
    channel.postMessage('changed');
    const states = async () => library.lookUp(await library.withAliases(papers));
    await tellTabs(states, (tab, shown) => refreshBadge(library, tab, shown, 'papers'));
    // Last, as a page waits for its answer.
    void refreshButton(library);
  }

  const badge = (tab: number, shown: Shown) => refreshBadge(library, tab, shown);

  async function tellAll(settings?: Settings): Promise<void> {
    void tellInbox();
    await tellTabsAll(library.lookUp, badge, settings);
  }

  async function tellSettings(settings?: Settings): Promise<void> {
    await Promise.all([refreshButton(library), tellTabs(noPapers, badge, settings)]);
  }

  async function tellInbox(): Promise<void> {
    channel.postMessage('changed');
    await refreshButton(library);
  }

  /** Applies a change of settings, unless the user changed them since. */
  async function changeSettings({ from, to }: SettingsChange): Promise<void> {
    const area = browser.storage.local;
    if (!isSame(await loadSettings(area), parseSettings(from))) return;
    const settings = parseSettings(to);
    await writeSettings(area, settings);
    await tellSettings(settings);
  }

  const undisturbed = <T>(work: () => Promise<T>): Promise<T> =>
    navigator.locks.request('offprint:journal', work);

  async function ready(progress?: (part: number) => void): Promise<readonly Outcome[]> {
    const { held, over } = drain(library, journal, {
      applied: announce,
      exclusively: undisturbed,
      progress,
    });
    // What couldn't be told is still in the journal, and the next look-up tells it.
    over.catch((cause: unknown) => reportFailure('journal', cause));
    const drained = await held;
    failure = drained.failure;
    if (failure) await notFiled();
    return drained.outcomes;
  }

  /** Retries what waits in the journal, even without a look-up: every start of the worker brings it in. */
  async function notFiled(): Promise<void> {
    await Promise.all([
      noteTorn(browser.storage.session),
      setAlarm('journal', { delayInMinutes: 1 }),
    ]);
  }

  return {
    library,
    get failure() {
      return failure;
    },
    ready: () => ready(),
    undisturbed,
    tell,
    tellAll,
    tellSettings,
    tellInbox,
    async resume(progress) {
      const outcome = await library.resume(progress);
      if (!outcome) return;
      await announce([outcome]);
      await library.writeShadow();
    },
    async act(action, progress) {
      await journal.write(action).catch((cause: unknown) => {
        throw new NotStored('The browser did not store the action', { cause });
      });
      return (await ready(progress)).find((outcome) => outcome.id === action.id);
    },
    write: journal.write,
    onChange(listener) {
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}
