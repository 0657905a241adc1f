/** One round: a fresh profile, a plan of acts and faults, and the results. */
import type { Page } from '../e2e/drivers/driver.ts';
import { chosen, prepare, type Ready } from './acts.ts';
import { compare, compareInbox, listenAndHeal } from './compare.ts';
import { beginFeedCheck } from './feed.ts';
import { settle } from './hear.ts';
import { type Fault, planOf, type Step } from './plan.ts';
import { report } from './report.ts';
import {
  closeScene,
  count,
  openScene,
  openTabs,
  type Result,
  type Scene,
  type SceneChoice,
} from './scene.ts';
import { killAgain, startWithoutRoom, strike } from './strike.ts';
import { kindOf, type RoundKind } from './surroundings.ts';

/** Everything is compared after this many steps, and after each hard fault. */
const compareEvery = 8;

const isHard = ({ kind }: Fault): boolean =>
  kind === 'browser killed' ||
  kind === 'extension reloaded' ||
  kind === 'quota exceeded' ||
  kind === 'disk full';

/** `kind`: only if the seed is not to decide. */
type RoundChoice = Omit<SceneChoice, 'kind'> & { readonly kind?: RoundKind | undefined };

/**
 * Runs the round of a seed. Rejects with a report of the state if what is stored or shown differs from the model, and
 * with `NotHere` if a round of its kind is not possible.
 */
export async function runRound(
  seed: number,
  steps: number,
  { kind = kindOf(seed), ...choice }: RoundChoice = {},
): Promise<Result> {
  const scene = await openScene({ kind, ...choice });
  try {
    await openTabs(scene);
    let since = 0;
    for (const [n, step] of planOf(seed, steps, scene.driver.name, kind).entries()) {
      scene.note(`${n} ${JSON.stringify(step)}`);
      const killing = killAgain(scene, step.kills ?? []);
      await doStep(scene, step).finally(() => killing);
      since++;
      if (since < compareEvery && !isHard(step.fault)) continue;
      await compare(scene);
      since = 0;
    }
    await compare(scene);
    await compareInbox(scene);
  } catch (cause) {
    throw new Error(`what stood where\n${await report(scene)}`, { cause });
  } finally {
    await closeScene(scene);
  }
  return scene.result;
}

async function doStep(scene: Scene, step: Step): Promise<void> {
  const { act, fault } = step;
  const inPopup = act.do === 'popup' || act.do === 'own words';
  if (fault.kind === 'quota exceeded') await startWithoutRoom(scene);
  const tab = inPopup ? undefined : chosen(scene.tabs, act.tab);
  await tab?.front();
  const page = tab ?? (await scene.driver.popup());
  const ready = await prepared(scene, page, step);
  if (ready) {
    if (ready.intent) scene.awaited.push(ready.intent);
    await strike(scene, ready, step);
    if (fault.kind !== 'none') count(scene.result, fault.kind);
    await settle(scene, ready, step);
  } else if (fault.kind === 'quota exceeded') {
    // A page that isn't drawn yet offers nothing to act on, so the room is given back without an act.
    await scene.driver.setQuota();
  }
  if (inPopup) await page.close().catch(() => undefined);
}

/**
 * Prepares an act. A full disk may cost the database, and with it what could be undone; and a page that is left is gone
 * before it can report that it could not record the followed link.
 */
async function prepared(
  scene: Scene,
  page: Page,
  { act, fault }: Step,
): Promise<Ready | undefined> {
  const { kind, around, driver, feed, model } = scene;
  if (act.do === 'check feeds') {
    feed.grow();
    return { page, intent: undefined, go: () => beginFeedCheck(driver) };
  }
  const again = kind.startsWith('small') ? () => page.reload() : undefined;
  const ready = await prepare(page, act, model, () => listenAndHeal(scene), again);
  const { what = '' } = ready?.intent ?? {};
  const isUnsure =
    around.disk && (what === 'undo' || (fault.kind === 'disk full' && /^opened/.test(what)));
  return ready?.intent && isUnsure ? { ...ready, intent: { ...ready.intent, must: false } } : ready;
}
