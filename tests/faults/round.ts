/** One round: a fresh profile, a plan of acts and faults, and what came of them. */
import type { Action } from '../../utils/actions.ts';
import type { Driver, Page } from '../e2e/drivers/driver.ts';
import { until } from '../e2e/drivers/find.ts';
import { inFirefox, launch } from '../e2e/launch.ts';
import { chosen, type Intent, prepare, type Ready } from './acts.ts';
import { unheard } from './adopt.ts';
import { badgesDiffer, checkPopup, databaseDiffers, pageDiffers, untilRight } from './check.ts';
import { moveClock } from './clock.ts';
import { beginFeedCheck, inboxDiffers, startFeed } from './feed.ts';
import { createModel } from './model.ts';
import { blockUpgrade } from './old-tab.ts';
import { listingUrls, papersAt, paperUrls, serve } from './pages.ts';
import { type Fault, type FaultKind, planOf, type Step } from './plan.ts';
import { isRefused, isSaidToWait } from './said.ts';
import { kindOf, type RoundKind, surround } from './surroundings.ts';
import { openWitness, pictureOf, type Stored, type Witness } from './witness.ts';

/** What a round did and found. */
export interface Result {
  /** Acts of the user whose action was written down. */
  actions: number;
  readonly faults: Partial<Record<FaultKind, number>>;
  /** Acts whose action never came. */
  readonly lost: string[];
  /** Actions that no act asked for. */
  readonly doubled: string[];
  /** How often the browser had lost the database, and the library healed it. */
  healed: number;
  /** Acts of which the page or the popup said that they were not saved. */
  refused: number;
  /** Acts that the browser's or the extension's end overtook before anything was written down. */
  overtaken: number;
  /** How often everything was compared, at rest. */
  checks: number;
  /** How often the browser stored nothing any more, though there was room again, until it was restarted. */
  stuck: number;
}

interface Options {
  /** Folder of the built extension, where it is not the usual one. */
  readonly extension?: string | undefined;
  /** Where the seed is not to decide. */
  readonly kind?: RoundKind | undefined;
  /** Is told every step. */
  readonly note?: ((text: string) => void) | undefined;
}

/** Everything is compared after so many steps. */
const checkEvery = 8;
/** The inbox every so many times: a host is asked once a second, and that takes seconds. */
const inboxEvery = 4;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const isUsersOwn = (action: Action): boolean =>
  (action.kind === 'mark' && action.by === 'hand') ||
  action.kind === 'undo' ||
  action.kind === 'move';

/**
 * Runs the round with a seed. Rejects where what is stored or shown is not what the model says, and with `NotHere` where
 * a round of its kind is not possible.
 */
export async function runRound(
  seed: number,
  steps: number,
  { extension: built, kind = kindOf(seed), note }: Options = {},
): Promise<Result> {
  const result: Result = {
    actions: 0,
    faults: {},
    lost: [],
    doubled: [],
    healed: 0,
    refused: 0,
    overtaken: 0,
    checks: 0,
    stuck: 0,
  };
  const around = surround(kind, inFirefox ? 'firefox' : 'chromium', built);
  const { profile, extension, disk } = around;
  const model = createModel();
  const feed = await startFeed();
  const { proxy } = feed;
  let driver: Driver = await launch(profile, serve, { extension, proxy });
  let witness: Witness = await openWitness(driver);
  let tabs: Page[] = [];
  let oldTab: Page | undefined;
  /** What acts have still to leave in the journal. */
  let awaited: Intent[] = [];
  /** How far the extension's clock is off, ms. */
  let off = 0;
  let isSigned = false;
  /** In Firefox the writer tells of what it stored: a page that is gone right after it does not. */
  let mayBeUnheard = false;

  async function openTab(n: number): Promise<Page> {
    const page = await driver.open(chosen(listingUrls, n) ?? '');
    await page.setViewport(1280, 1600);
    return page;
  }

  async function startAgain(): Promise<void> {
    driver = await launch(profile, serve, { extension, proxy });
    witness = await openWitness(driver);
  }

  async function openTabs(): Promise<void> {
    tabs = [await openTab(0), await openTab(1)];
  }

  function take(action: Action): void {
    model.apply(action, Date.now() + off);
    // An act that may have had nothing to do must not take what another has to leave.
    const fitting = awaited.filter((intent) => intent.fits(action));
    const intent = fitting.find(({ must }) => must) ?? fitting.at(-1);
    if (intent) {
      awaited = awaited.filter((other) => other !== intent);
      result.actions++;
    } else if (isUsersOwn(action)) {
      result.doubled.push(JSON.stringify(action));
    }
  }

  async function listen(): Promise<void> {
    for (const action of await witness.heard()) take(action);
    // Whoever opens the database while an upgrade is blocked waits with it.
    if (!mayBeUnheard || oldTab) return;
    for (const action of unheard(await witness.stored(), model, [])) take(action);
  }

  /** Waits for the action that an act has to leave. */
  async function settle({ intent, page }: Ready, step: Step): Promise<void> {
    await listen();
    if (!intent?.must) return;
    const came = async () => {
      await listen();
      return !awaited.includes(intent);
    };
    await until(came).catch(async () => {
      note?.(`LOST ${intent.what}`);
      note?.(`  on a page that says: ${await said(page)}`);
      result.lost.push(`${intent.what} ${JSON.stringify(step)}`);
      awaited = awaited.filter((other) => other !== intent);
    });
  }

  /** Takes over what the end of the browser or the extension left behind. */
  async function recover(): Promise<void> {
    const heard = await witness.heard();
    const stored = await witness.stored();
    const all = [...heard, ...unheard(stored, model, heard)];
    for (const action of all.sort((a, b) => (a.id < b.id ? -1 : 1))) take(action);
    model.adopt(pictureOf(stored));
    result.overtaken += awaited.filter(({ must }) => must).length;
    awaited = [];
  }

  const kill = () => driver.killWorker();

  async function replace(page: Page): Promise<void> {
    await page.close();
    const place = tabs.indexOf(page);
    if (place >= 0) tabs[place] = await openTab(place);
  }

  async function leave(page: Page): Promise<void> {
    const url = chosen([...listingUrls, ...paperUrls], result.actions) ?? '';
    // The act itself may have begun a navigation, which this one overtakes, or which overtakes this one.
    await page.goto(url).catch(() => undefined);
  }

  /** Lets those faults begin that are there before the act. */
  async function begin({ page }: Ready, fault: Fault): Promise<void> {
    switch (fault.kind) {
      case 'worker killed before':
      case 'worker killed before and during':
      case 'page closed, worker asleep':
      case 'page left, worker asleep':
        return kill();
      case 'upgrade blocked by an old tab':
        oldTab = await driver.extensionPage('options.html');
        // The browser may still be closing connections.
        await until(async () => oldTab && (await blockUpgrade(oldTab).then(() => true)), 'old tab');
        return page.front();
      case 'clock moved':
        off = fault.off;
        return moveClock(witness.page, off);
      case 'disk full':
        return disk?.fill();
      default:
        return;
    }
  }

  /** Waits until an act is written down, or refused in words. */
  async function writtenOrRefused({ intent, page }: Ready): Promise<void> {
    if (!intent?.must) return;
    await until(async () => {
      await listen();
      if (!awaited.includes(intent)) return true;
      if (!(await isRefused(page))) return false;
      result.refused++;
      awaited = awaited.filter((other) => other !== intent);
      return true;
    }).catch(() => undefined);
  }

  /**
   * Starts the browser anew with no room for the library: it trusts its last measurement of the room for a while, and
   * this one has made none.
   */
  async function startWithoutRoom(): Promise<void> {
    await listen();
    await driver.close();
    await startAgain();
    await driver.setQuota(1);
    await recover();
    await openTabs();
  }

  /** Waits until what can't be filed is said to wait; a browser that had measured the room before files it. */
  async function saidToWait({ page, intent }: Ready): Promise<void> {
    const isListing = async () => papersAt(await page.evaluate<string>('location.href'));
    if (!intent?.must || intent.what.startsWith('opened') || !(await isListing())) return;
    await until(
      async () => (await isSaidToWait(page)) || (await witness.journal()).length === 0,
      `words at ${await said(page)} that marks wait for room`,
    );
  }

  /** Chromium trusts its last measurement of the room for half a minute. */
  async function untilRoom(): Promise<void> {
    const write = () => witness.write().then(() => true);
    await until(write).catch(() => until(write, 'room'));
  }

  /** Acts, and lets the fault strike. */
  async function strike(ready: Ready, step: Step): Promise<void> {
    const { go, page } = ready;
    const { fault } = step;
    await begin(ready, fault);
    if (fault.kind === 'connections closed by force') {
      return driver.closeConnections(async () => {
        await go();
        await pause(fault.after);
      });
    }
    await go();
    if ('after' in fault && fault.after > 0) await pause(fault.after);
    mayBeUnheard ||= driver.name === 'firefox' && /^page (?:closed|left|reloaded)/.test(fault.kind);
    switch (fault.kind) {
      case 'none':
      case 'worker killed before':
      case 'clock moved':
        return;
      case 'upgrade blocked by an old tab':
        await settle(ready, step);
        await oldTab?.close();
        oldTab = undefined;
        return;
      case 'disk full':
        await writtenOrRefused(ready);
        return disk?.free();
      case 'quota exceeded':
        await settle(ready, step);
        await saidToWait(ready);
        await driver.setQuota();
        return untilRoom();
      case 'worker killed during':
      case 'worker killed before and during':
        return kill();
      case 'worker killed after':
        await settle(ready, step);
        return kill();
      case 'page closed':
      case 'page closed, worker asleep':
        return replace(page);
      case 'page left':
      case 'page left, worker asleep':
        return leave(page);
      case 'page reloaded':
        return page.reload().catch(() => undefined);
      case 'extension reloaded':
        await listen();
        await driver.reloadExtension();
        witness = await until(() => openWitness(driver), 'the extension again');
        return recover();
      case 'browser killed':
        await listen();
        await driver.kill();
        await startAgain();
        await recover();
        return openTabs();
    }
  }

  /**
   * Prepares an act. A full disk may cost the database, and with it what could be taken back; and a page that is left is
   * gone before it could say that it could not note which link was followed.
   */
  async function prepared(page: Page, { act, fault }: Step): Promise<Ready | undefined> {
    if (act.do === 'check feeds') {
      feed.grow();
      return { page, intent: undefined, go: () => beginFeedCheck(driver) };
    }
    const again = kind.startsWith('small') ? () => page.reload() : undefined;
    const ready = await prepare(page, act, model, listen, again);
    const { what = '' } = ready?.intent ?? {};
    const isUnsure =
      disk && (what === 'undo' || (fault.kind === 'disk full' && /^opened/.test(what)));
    return ready?.intent && isUnsure
      ? { ...ready, intent: { ...ready.intent, must: false } }
      : ready;
  }

  async function doStep(step: Step): Promise<void> {
    const { act, fault } = step;
    const inPopup = act.do === 'popup';
    if (fault.kind === 'quota exceeded') await startWithoutRoom();
    const tab = inPopup ? undefined : chosen(tabs, act.tab);
    await tab?.front();
    const page = tab ?? (await driver.popup());
    const ready = await prepared(page, step);
    if (ready) {
      if (ready.intent) awaited.push(ready.intent);
      await strike(ready, step);
      if (fault.kind !== 'none') result.faults[fault.kind] = (result.faults[fault.kind] ?? 0) + 1;
      await settle(ready, step);
    }
    if (inPopup) await page.close().catch(() => undefined);
  }

  /** The database is signed: without the sign the browser lost it, and this is what the library made of that. */
  async function noteHealing(stored: Stored): Promise<void> {
    if (stored.isSigned) return;
    if (isSigned) {
      result.healed++;
      note?.('healed');
      model.healed(stored.actions);
    }
    await witness.sign();
    isSigned = true;
  }

  /**
   * A full disk may leave Chromium's `storage.local` with an error that stays until the browser is restarted: what is
   * done then is refused, in words that say so.
   */
  async function restartIfStuck(): Promise<void> {
    const write = `chrome.storage.local.set({ probe: 1 }).then(() => true, () => false)`;
    for (let tries = 0; tries < 10; tries++) {
      if (await driver.ask<boolean>(write)) return;
      await pause(500);
    }
    note?.('stuck');
    result.stuck++;
    await listen();
    await driver.close();
    await startAgain();
    await recover();
    await openTabs();
  }

  async function check(): Promise<void> {
    if (disk && driver.name === 'chromium') await restartIfStuck();
    const popup = await checkPopup(driver, model, async () => {
      await listen();
      if (disk && (await witness.journal()).length === 0) await noteHealing(await witness.stored());
    });
    for (const page of tabs) {
      const url = await page.evaluate<string>('location.href');
      if (!papersAt(url)) await page.goto(chosen(listingUrls, result.checks) ?? '');
    }
    let looks = 0;
    await untilRight(async () => {
      await listen();
      const differs = await databaseDiffers(witness, model, noteHealing);
      // Chromium may still believe in a full disk when the popup opens; whoever looks next brings in what waits.
      if (kind.startsWith('small') && differs !== undefined && ++looks % 40 === 0)
        await popup.reload();
      return differs;
    }, 'the database');
    await popup.close();
    for (const page of tabs) {
      await page.front();
      await untilRight(async () => {
        await listen();
        return pageDiffers(page, model);
      }, 'the page');
    }
    await untilRight(async () => {
      await listen();
      return badgesDiffer(witness, model);
    }, 'the badge');
    awaited = awaited.filter(({ must }) => must);
    mayBeUnheard = false;
    result.checks++;
    if (result.checks % inboxEvery === 1) await checkInbox();
  }

  async function checkInbox(): Promise<void> {
    await untilRight(async () => {
      await listen();
      return inboxDiffers(driver, witness, model, feed);
    }, 'the inbox');
  }

  try {
    await openTabs();
    let since = 0;
    for (const [n, step] of planOf(seed, steps, driver.name, kind).entries()) {
      note?.(`${n} ${JSON.stringify(step)}`);
      await doStep(step);
      since++;
      if (since < checkEvery && !isHard(step.fault)) continue;
      await check();
      since = 0;
    }
    await check();
    await checkInbox();
  } finally {
    await driver.close().catch(() => undefined);
    await feed.close();
    around.remove();
  }
  return result;
}

/** The text of a page; nothing where it is gone. */
const said = (page: Page): Promise<string> =>
  page
    .evaluate<string>(`location.href + ': ' + document.body.innerText.slice(0, 600)`)
    .catch(() => 'it is gone');

const isHard = ({ kind }: Fault): boolean =>
  kind === 'browser killed' ||
  kind === 'extension reloaded' ||
  kind === 'quota exceeded' ||
  kind === 'disk full';
